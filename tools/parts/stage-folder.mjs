import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive, processStart } from './os-process.mjs';

const STAGE = 'run-';
const OWNER = 'owner';

/**
 * A folder of its own for a run of the tests. It gets its name only when it says whose it is: one that another run
 * begins at the same time would take it for abandoned.
 * @param {string} stagesFolder
 */
export function claimStageFolder(stagesFolder) {
  mkdirSync(stagesFolder, { recursive: true });
  const begun = mkdtempSync(path.join(stagesFolder, 'begun-'));
  writeFileSync(path.join(begun, OWNER), `${process.pid} ${processStart(process.pid)}`);
  const claimed = path.join(stagesFolder, path.basename(begun).replace('begun-', STAGE));
  renameSync(begun, claimed);
  return claimed;
}

/**
 * @param {string} stagesFolder
 * @returns {string[]} the folders of runs that were killed
 */
export function abandonedStages(stagesFolder) {
  if (!existsSync(stagesFolder)) return [];
  return readdirSync(stagesFolder)
    .filter((name) => name.startsWith(STAGE))
    .map((name) => path.join(stagesFolder, name))
    .filter((folder) => !isAlive(ownerOf(folder)));
}

/** @param {string} folder */
function ownerOf(folder) {
  const file = path.join(folder, OWNER);
  const [pid = '0', started = ''] = existsSync(file) ? readFileSync(file, 'utf8').split(' ') : [];
  return { pid: Number(pid), started };
}
