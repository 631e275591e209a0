import type pg from 'pg';
import { findWal, type Repository } from '../../adapters/backup/kept-wal.ts';
import { isDrillDue, isSetDue, type NewestSet } from '../../core/backup/due.ts';
import { backUp } from './back-up.ts';
import { type BackupSettings, openRepository, requiredUrl } from './backup-settings.ts';
import { drillRestore } from './drill-restore.ts';
import { isEmptied } from './emptied-place.ts';
import { forgetOldRuns } from './forget-runs.ts';
import { asOwner, holdAlone, serverTime } from './owner-connection.ts';
import { summariesIn } from './restore-set.ts';
import { recordDrill } from './runs.ts';

/** What the night asks for, and what was missed: a set, then a drill. Says what it did. */
export async function doWhatIsDue(settings: BackupSettings, say: (line: string) => void): Promise<void> {
  await asOwner(requiredUrl(settings), async (connection) => {
    // Of several nodes that look at the same time, one does it.
    if (!(await holdAlone(connection, 'due'))) return;
    await forgetOldRuns(connection);
    const now = await serverTime(connection);
    if (await asksForSet(connection, settings, now)) {
      const { id } = await backUp({ settings, say });
      say(`Set ${id} is complete.`);
    }
    const repository = await openRepository(settings);
    const firstSet = (await summariesIn(repository))[0]?.finishedAt ?? null;
    const drills = { last: await lastDrill(connection), firstSet };
    if (!isDrillDue(drills, now.getTime(), await hourThere(connection))) return;
    if (!(await holdAlone(connection, 'drill-restore'))) return;
    const { failure } = await recordDrill(connection, { kind: 'restore', node: settings.ZVON_NODE }, () =>
      drillRestore(connection, { settings, repository }),
    );
    say(failure ?? 'The restore drill found everything as it was.');
  });
}

/** A place that was emptied asks for one at once, which is refused there and seen. */
const asksForSet = async (connection: pg.Client, settings: BackupSettings, now: Date): Promise<boolean> =>
  (await isEmptied(connection, settings)) || isSetDue(await newestSet(await openRepository(settings)), now.getTime());

async function newestSet(repository: Repository): Promise<NewestSet | null> {
  const newest = (await summariesIn(repository)).findLast(({ leadsOn }) => leadsOn)?.set;
  if (!newest) return null;
  const { finishedAt, base } = newest.manifest;
  const since = (await findWal(repository.folder)).filter(({ handedOver }) => handedOver.getTime() > finishedAt);
  return { finishedAt, bytes: base.bytes, logBytesSince: since.reduce((sum, { bytes }) => sum + bytes, 0) };
}

async function lastDrill(connection: pg.Client): Promise<number | null> {
  const { rows } = await connection.query<{ at: Date | null }>(
    "select max(started_at) as at from drill_run where kind = 'restore'",
  );
  return rows[0]?.at?.getTime() ?? null;
}

/** The night is that of the people who are served. */
async function hourThere(connection: pg.Client): Promise<number> {
  const { rows } = await connection.query<{ hour: number }>(
    `select extract(hour from now() at time zone coalesce(
       (select time_zone from tenant order by created_at limit 1), 'UTC'))::int as hour`,
  );
  return rows[0]!.hour;
}
