import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive } from './os-process.mjs';
import { dataFolder } from './paths.mjs';
import { makePrivateFolder } from './private-folder.mjs';

/**
 * `var/run/NAME.json` says which process serves as what, for the next supervisor and for tests that kill one.
 * @typedef {import('./os-process.mjs').ProcessIdentity} ProcessIdentity
 * @typedef {ProcessIdentity & { startedWith?: string }} RunState `startedWith` is a digest of what it was started with
 */

/** @param {string} name */
function stateFile(name) {
  return path.join(dataFolder, 'run', `${name}.json`);
}

/**
 * @param {string} name
 * @returns {RunState | undefined} only while that very process lives
 */
export function readRunState(name) {
  const file = stateFile(name);
  if (!existsSync(file)) return undefined;
  try {
    const state = /** @type {RunState} */ (JSON.parse(readFileSync(file, 'utf8')));
    return isAlive(state) ? state : undefined;
  } catch {
    // A file cut short by a crash names no process.
    return undefined;
  }
}

/**
 * @param {string} name
 * @param {RunState} state
 */
export function writeRunState(name, state) {
  const file = stateFile(name);
  makePrivateFolder(path.dirname(file));
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** @param {string} name */
export function clearRunState(name) {
  rmSync(stateFile(name), { force: true });
}
