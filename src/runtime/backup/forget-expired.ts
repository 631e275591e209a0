import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findRecordings, forgetRecording } from '../../adapters/backup/kept-recordings.ts';
import { findWal, type Repository } from '../../adapters/backup/kept-wal.ts';
import { setsFolder } from '../../adapters/backup/repository.ts';
import { expired } from '../../core/backup/retention.ts';
import { segmentOf } from '../../core/backup/wal-segment.ts';
import { readRecordingsList } from './recordings-list.ts';
import { summariesIn } from './restore-set.ts';

/** Takes away what is older than the retention: sets, the log before them, and recordings that no set names any more. */
export async function forgetExpired(repository: Repository, now: Date): Promise<number> {
  const sets = await summariesIn(repository);
  const { sets: old, segmentsBefore } = expired(sets, now.getTime());
  if (old.length === 0) return 0;
  for (const id of old) await rm(join(setsFolder(repository.folder), id), { recursive: true });
  for (const { name, path } of segmentsBefore ? await findWal(repository.folder) : []) {
    const segment = segmentOf(name);
    if (segment && segmentsBefore && segment.index < segmentsBefore.index) await rm(path);
  }
  const named = new Set<string>();
  for (const { id, set } of sets) {
    if (old.includes(id)) continue;
    for (const sha256 of await readRecordingsList(set, repository.key)) named.add(sha256);
  }
  for (const sha256 of await findRecordings(repository.folder))
    if (!named.has(sha256)) await forgetRecording(repository.folder, sha256);
  return old.length;
}
