import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { BackupFailure } from '../../adapters/backup/backup-failure.ts';
import type { Repository } from '../../adapters/backup/kept-wal.ts';
import { shipWal } from '../../adapters/backup/ship-wal.ts';

const archivedWithinMs = 60_000;

/**
 * Brings everything that was written until now into the backup. It ends with a commit: a moment can be restored only where
 * the log shows that something came after it.
 */
export async function handOverLog(connection: pg.Client, spool: string, repository: Repository): Promise<void> {
  await connection.query('begin; select pg_current_xact_id(); commit');
  const { rows } = await connection.query<{ segment: string }>('select pg_walfile_name(pg_switch_wal()) as segment');
  const { segment } = rows[0]!;
  const end = performance.now() + archivedWithinMs;
  while (!(await isArchived(connection, segment))) {
    if (performance.now() > end) throw new BackupFailure(`The server did not hand over ${segment} within a minute.`);
    await delay(20);
  }
  await shipWal(spool, repository);
}

async function isArchived(connection: pg.Client, segment: string): Promise<boolean> {
  const { rows } = await connection.query<{ archived: boolean }>(
    'select coalesce(last_archived_wal >= $1, false) as archived from pg_stat_archiver',
    [segment],
  );
  return rows[0]!.archived;
}
