import { join } from 'node:path';
import { textAsContent } from '../../adapters/backup/base-entry.ts';
import type { BackupSet } from '../../adapters/backup/repository.ts';
import { readStored, type StoredFile, storeFile, textOf } from '../../adapters/backup/stored-file.ts';

const name = 'recordings.gz';

/** Which recordings belong to a set: the hash of each, one a line. */
export function storeRecordingsList(
  folder: string,
  hashes: readonly string[],
  key: Buffer | null,
): Promise<StoredFile> {
  return storeFile({ folder, name, key }, textAsContent(hashes.map((sha256) => `${sha256}\n`).join('')));
}

export async function readRecordingsList({ folder, manifest }: BackupSet, key: Buffer | null): Promise<string[]> {
  const list = await textOf(readStored(join(folder, manifest.recordings.list.name), { name, key }));
  return list.split('\n').filter(Boolean);
}
