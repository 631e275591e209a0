import type pg from 'pg';
import { BackupFailure } from '../../adapters/backup/backup-failure.ts';
import { findSets } from '../../adapters/backup/repository.ts';
import { type BackupSettings, requiredPlace } from './backup-settings.ts';

/**
 * Sets were taken there, and none is left. A disk that is not mounted leaves its empty mount point behind: what went into
 * that would fill another disk, and be hidden when the right one is back.
 */
export async function isEmptied(connection: pg.Client, settings: BackupSettings): Promise<boolean> {
  const place = requiredPlace(settings);
  const { sets, damaged } = await findSets(place);
  if (sets.length + damaged.length > 0) return false;
  const { rows } = await connection.query<{ held: boolean }>(
    'select exists (select from backup_run where place = $1 and failure is null) as held',
    [place],
  );
  return rows[0]!.held;
}

export async function refuseEmptied(connection: pg.Client, settings: BackupSettings): Promise<void> {
  if (!(await isEmptied(connection, settings))) return;
  throw new BackupFailure(
    `${requiredPlace(settings)} held sets and holds none now: mount its disk, or, if the disk is new, begin on it by zvon backup --new-disk.`,
    'place-emptied',
  );
}
