import { existsSync, readFileSync } from 'node:fs';
import { isAlive } from './os-process.mjs';

/**
 * Names the process that restores a database folder: two at once, or a start in the middle, would take each other's
 * files away.
 * @param {string} dataDir
 */
export const restoreMark = (dataDir) => `${dataDir}.restoring.process`;

/**
 * @param {string} dataDir
 * @returns {import('./os-process.mjs').ProcessIdentity | undefined} only while that very process lives
 */
export function findRestore(dataDir) {
  const file = restoreMark(dataDir);
  if (!existsSync(file)) return undefined;
  const [pid, started] = readFileSync(file, 'utf8').split('\n');
  const identity = { pid: Number(pid), started: started ?? '' };
  return isAlive(identity) ? identity : undefined;
}
