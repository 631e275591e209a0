import type pg from 'pg';
import { BackupFailure } from '../../adapters/backup/backup-failure.ts';
import { findWal, type Repository } from '../../adapters/backup/kept-wal.ts';
import { notItsBackup } from '../../adapters/backup/ship-wal.ts';
import { originOfKept } from '../../adapters/backup/wal-origin.ts';
import { segmentOf } from '../../core/backup/wal-segment.ts';
import { findWayOn } from './find-way-on.ts';

/** A set of another database, or of a timeline that the backup knows to be left, would lead nowhere. */
export async function refuseOtherDatabase(connection: pg.Client, repository: Repository): Promise<void> {
  const { rows } = await connection.query<{ origin: string; segment: string }>(
    'select system_identifier::text as origin, pg_walfile_name(pg_current_wal_lsn()) as segment from pg_control_system()',
  );
  const { origin, segment } = rows[0]!;
  const kept = await originOfKept(repository, await findWal(repository.folder));
  if (kept !== null && kept !== origin) throw new BackupFailure(notItsBackup(repository), 'other-database');
  const { newest } = await findWayOn(repository);
  if (segmentOf(segment)!.timeline < newest)
    throw new BackupFailure(
      `The backup is ahead of the database, as after a restore that was taken back: set ZVON_BACKUP to an empty folder, and keep ${repository.folder} as it is.`,
      'other-database',
    );
}
