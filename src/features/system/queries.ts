import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { DrillRun, SystemReport } from '../../shared/api/system.ts';
import { isoOf } from '../../shared/time.ts';

type BackupRun = NonNullable<SystemReport['backup']['last']>;

const shownDrills = 12;

/** The newest that went well, or the newest that did not. */
export async function findBackup(tx: Tx, went: 'well' | 'wrong'): Promise<BackupRun | null> {
  const row = await tx
    .selectFrom('backup_run')
    .selectAll()
    .where('failure', went === 'well' ? 'is' : 'is not', null)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row
    ? {
        ...timesOf(row),
        ...{ node: row.node, failure: row.failure, why: troubleOf(row) },
        ...{
          set: row.set_name,
          bytes: row.bytes,
          recordings: row.recordings,
          recordingsMissing: row.recordings_missing,
        },
      }
    : null;
}

/** Of a run before there were codes it is not known. */
const troubleOf = ({ failure, why }: { failure: string | null; why: string | null }): BackupRun['why'] =>
  failure === null ? null : ((why ?? 'other') as BackupRun['why']);

export async function findFirstBackup(tx: Tx): Promise<number | null> {
  const row = await tx
    .selectFrom('backup_run')
    .select((eb) => eb.fn.min('finished_at').as('at'))
    .where('failure', 'is', null)
    .executeTakeFirst();
  return row?.at?.getTime() ?? null;
}

export async function findDrills(tx: Tx): Promise<DrillRun[]> {
  const rows = await tx.selectFrom('drill_run').selectAll().orderBy('started_at', 'desc').limit(shownDrills).execute();
  return rows.map(drillOf);
}

/** The newest of all, and the newest that went well. */
export async function findRestoreDrills(tx: Tx): Promise<{ newest: DrillRun | null; last: DrillRun | null }> {
  const drills = tx.selectFrom('drill_run').selectAll().where('kind', '=', 'restore').orderBy('started_at', 'desc');
  const newest = await drills.limit(1).executeTakeFirst();
  const last = await drills.where('failure', 'is', null).limit(1).executeTakeFirst();
  return { newest: newest ? drillOf(newest) : null, last: last ? drillOf(last) : null };
}

export interface ServerSeen {
  standbys: number;
  archives: boolean;
  handedOverAt: Date | null;
  /** The server tries to hand over and cannot. */
  isStuck: boolean;
}

/** What the database tells anybody of itself; of those that follow it, only how many there are. */
export async function seeDatabase(tx: Tx): Promise<ServerSeen> {
  const { rows } = await sql<ServerSeen>`
    select (select count(*) from pg_stat_replication)::int as standbys,
           current_setting('archive_mode') <> 'off' as archives, last_archived_time as "handedOverAt",
           coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) as "isStuck"
    from pg_stat_archiver`.execute(tx);
  return rows[0]!;
}

function drillOf(row: {
  kind: string;
  started_at: Date;
  finished_at: Date;
  node: string;
  target_at: Date | null;
  rto_ms: number | null;
  rpo_ms: number | null;
  detail: unknown;
  failure: string | null;
}): DrillRun {
  return {
    ...timesOf(row),
    ...{ kind: row.kind as DrillRun['kind'], node: row.node, failure: row.failure },
    why: whyOf(row),
    ...{ rtoMs: row.rto_ms, rpoMs: row.rpo_ms },
    targetAt: row.target_at ? isoOf(row.target_at.getTime()) : null,
    figures: numbersOf(row.detail),
  };
}

/** Whoever was back at all was back after a time. */
function whyOf({ failure, rto_ms }: { failure: string | null; rto_ms: number | null }): DrillRun['why'] {
  if (failure === null) return null;
  return rto_ms === null ? 'broke-off' : 'differs';
}

const numbersOf = (detail: unknown): Record<string, number> =>
  Object.fromEntries(
    Object.entries(detail as Record<string, unknown>).filter((entry): entry is [string, number] => {
      return typeof entry[1] === 'number';
    }),
  );

const timesOf = (row: { started_at: Date; finished_at: Date }): { startedAt: string; finishedAt: string } => ({
  startedAt: isoOf(row.started_at.getTime()),
  finishedAt: isoOf(row.finished_at.getTime()),
});
