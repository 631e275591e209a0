import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/**
 * A folder for its owner alone. Its parents keep the usual mode: `mkdir -p -m` would close them too.
 * @param {string} folder
 */
export function makePrivateFolder(folder) {
  mkdirSync(path.dirname(folder), { recursive: true });
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
}
