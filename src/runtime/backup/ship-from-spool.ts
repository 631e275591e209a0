import { join } from 'node:path';
import { keepRecording } from '../../adapters/backup/kept-recordings.ts';
import type { Repository } from '../../adapters/backup/kept-wal.ts';
import { findSpool } from '../../adapters/backup/own-server.ts';
import { shipWal } from '../../adapters/backup/ship-wal.ts';
import { type BackupSettings, openRepository, postgresFolder, recordingsFolder } from './backup-settings.ts';
import { refuseEmptied } from './emptied-place.ts';
import { asOwner } from './owner-connection.ts';
import { storedRecordings } from './stored-recordings.ts';

/** Older ones that are missing come with the next whole set. */
const recentMs = 86_400_000;

/** Takes over what the embedded server has handed over, and the recordings of the last day. */
export async function shipFromSpool(settings: BackupSettings): Promise<void> {
  // What is written into the mount point of a disk that is not there would be missing from the log for ever.
  if (settings.DATABASE_URL) await asOwner(settings.DATABASE_URL, (connection) => refuseEmptied(connection, settings));
  const repository = await openRepository(settings);
  const spool = findSpool(postgresFolder(settings));
  if (spool) await shipWal(spool, repository);
  if (settings.DATABASE_URL) await keepRecent(settings.DATABASE_URL, settings, repository);
}

async function keepRecent(url: string, settings: BackupSettings, repository: Repository): Promise<void> {
  const recent = await asOwner(url, (connection) => storedRecordings(connection, new Date(Date.now() - recentMs)));
  for (const { file, sha256 } of recent)
    await keepRecording(repository.folder, sha256, join(recordingsFolder(settings), file));
}
