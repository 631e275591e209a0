import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dataFolder } from '../../../tools/parts/paths.mjs';
import { STAGE_VARIABLE, stopLeftovers } from '../../../tools/parts/stage-leftovers.mjs';

const mountsFile = '/proc/self/mounts';

/** A data folder of its own. Whatever is started for it carries its name and ends with it. */
export interface Scratch {
  folder: string;
  close(): Promise<void>;
}

/** Logs are left where the next scenario of the name finds them gone. */
export function openScratch(logs: string): Scratch {
  const folder = mkdtempSync(path.join(tmpdir(), 'zvon-faults-'));
  // PostgreSQL may have to run as nobody, who must find the way.
  chmodSync(folder, 0o711);
  borrowAsterisk(folder);
  process.env[STAGE_VARIABLE] = folder;
  const scratch: Scratch = {
    folder,
    async close() {
      open.delete(scratch);
      // A supervisor that is just being stopped may have started once more what was stopped beside it.
      while ((await stopLeftovers(folder)).length > 0);
      delete process.env[STAGE_VARIABLE];
      keepLogs(folder, logs);
      unmountBelow(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  open.add(scratch);
  return scratch;
}

const open = new Set<Scratch>();

/** For the moment when everything is to stop. */
export async function closeScratches(): Promise<void> {
  for (const scratch of open) await scratch.close();
}

function keepLogs(folder: string, logs: string): void {
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  for (const name of ['log', 'postgres/log', 'asterisk/instance/log']) {
    const from = path.join(folder, name);
    if (existsSync(from)) cpSync(from, path.join(logs, name.replaceAll('/', '-')), { recursive: true });
  }
}

/** What a scenario mounted there goes with it. */
function unmountBelow(folder: string): void {
  const mounts = existsSync(mountsFile) ? readFileSync(mountsFile, 'utf8') : '';
  for (const [, place = ''] of mounts.split('\n').map((line) => line.split(' ')))
    if (place.startsWith(folder)) spawnSync('umount', [place]);
}

/** The unpacked packages are large and read only. */
function borrowAsterisk(folder: string): void {
  const own = path.join(folder, 'asterisk');
  mkdirSync(own);
  for (const name of ['root', 'packages.json'])
    symlinkSync(path.join(dataFolder, 'asterisk', name), path.join(own, name));
}
