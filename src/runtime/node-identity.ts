import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from './settings.ts';

const machineBootFile = '/proc/sys/kernel/random/boot_id';

/**
 * Who holds a lease: a name may be given to two nodes, and a machine be copied together with its data, so the data
 * folder and the machine's boot tell them apart. One folder has one supervisor, which starts an engine only after the
 * one before has ended: the next engine is the same node, and takes the lease back at once.
 */
export function nodeIdentity(
  { ZVON_NODE, ZVON_DATA }: Pick<Settings, 'ZVON_NODE' | 'ZVON_DATA'>,
  bootFile = machineBootFile,
): string {
  const boot = existsSync(bootFile) ? readFileSync(bootFile, 'utf8').trim() : 'boot-unknown';
  return [ZVON_NODE, folderId(ZVON_DATA), boot].join('/');
}

/** Made with the folder's first start; written aside first, so that it is never found half written. */
function folderId(folder: string): string {
  const file = join(folder, 'node-id');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.new`, randomUUID(), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return readFileSync(file, 'utf8');
}
