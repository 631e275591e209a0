import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { PostgresServer } from '../../../tools/parts/postgres-server.mjs';
import { BackupFailure } from '../../adapters/backup/backup-failure.ts';
import type { Repository } from '../../adapters/backup/kept-wal.ts';
import { ownPlace } from '../../adapters/backup/own-server.ts';
import { clonePrimary, promote, reserveSlot, startStandby } from '../../adapters/backup/own-standby.ts';
import { failoverFigures } from '../../core/backup/failover-figures.ts';
import type { TenantId } from '../../shared/ids.ts';
import { type BackupSettings, requiredUrl } from './backup-settings.ts';
import { startCommitLoad } from './commit-load.ts';
import { asOwner } from './owner-connection.ts';
import { chooseSet, restoreSet } from './restore-set.ts';
import type { DrillResult } from './runs.ts';
import { clearScratch, scratchFolder, urlOfCopy } from './scratch.ts';

const slot = 'zvon_drill';
const loadMs = 1_500;
const afterMs = 300;
const followsWithinMs = 30_000;
const commitsWithinMs = 90_000;

export interface FailoverOptions {
  settings: BackupSettings;
  repository: Repository;
  /** Whether a commit waits until the standby has it on its disk, too. */
  synchronous: boolean;
}

/**
 * A fail-over of copies, the production server is not touched: the newest backup becomes a primary, a standby follows it,
 * facts are committed, the primary is killed and the standby promoted. What was acknowledged must be there.
 */
export async function drillFailover({ settings, repository, synchronous }: FailoverOptions): Promise<DrillResult> {
  const primaryDir = scratchFolder(settings, 'primary');
  const standbyDir = scratchFolder(settings, 'standby');
  const folders = [primaryDir, standbyDir];
  for (const folder of folders) await clearScratch(folder);
  try {
    const set = await chooseSet(repository, null);
    const primary = await restoreSet({ repository, set, to: null, dataDir: primaryDir });
    const primaryUrl = urlOfCopy(requiredUrl(settings), primary);
    const tenantId = await asOwner(primaryUrl, async (connection) => {
      const made = await makeTenant(connection);
      if (synchronous) await waitForStandby(connection);
      await reserveSlot(connection, slot);
      await clonePrimary(connection, { url: primaryUrl, cluster: ownPlace(primaryDir).cluster }, standbyDir);
      return made;
    });
    const standby = await startStandby(standbyDir, { url: primaryUrl, cluster: null }, slot);
    await asOwner(primaryUrl, follows);
    return await failOver({ primary, primaryUrl, standbyUrl: urlOfCopy(primaryUrl, standby), tenantId, synchronous });
  } finally {
    for (const folder of folders) await clearScratch(folder);
  }
}

interface Pair {
  primary: PostgresServer;
  primaryUrl: string;
  standbyUrl: string;
  tenantId: TenantId;
  synchronous: boolean;
}

async function failOver({ primary, primaryUrl, standbyUrl, tenantId, synchronous }: Pair): Promise<DrillResult> {
  const load = startCommitLoad(primaryUrl, tenantId);
  try {
    await delay(loadMs);
    process.kill(primary.identity.pid, 'SIGKILL');
    const killedMs = performance.now();
    const before = load.acknowledged.filter(({ atMs }) => atMs <= killedMs);
    const firstCommit = load.turnTo(standbyUrl, commitsWithinMs);
    // Awaited below: a promotion that fails before it is told first.
    firstCommit.catch(() => undefined);
    const promotedMs = performance.now();
    await asOwner(standbyUrl, promote);
    const takenMs = performance.now();
    const committedMs = await firstCommit;
    await delay(afterMs);
    await load.stop();
    const present = await asOwner(standbyUrl, (connection) => marksIn(connection, tenantId));
    const all = load.acknowledged;
    return {
      targetAt: null,
      ...failoverFigures({ before, all, present, killedMs, promotedMs, takenMs, committedMs, synchronous }),
    };
  } finally {
    await load.stop();
  }
}

/** A tenant of the copy alone: no real tenant's log is written to. */
async function makeTenant(connection: pg.Client): Promise<TenantId> {
  const id = randomUUID() as TenantId;
  await connection.query(
    `insert into tenant (id, key, name, country, language, time_zone, currency)
     values ($1, $2, 'Drill', 'CZ', 'en', 'UTC', 'CZK')`,
    [id, `drill-${id}`],
  );
  await connection.query("select set_config('app.tenant', $1, false)", [id]);
  await connection.query('insert into event_head (tenant_id, version) values ($1, 0)', [id]);
  return id;
}

/** Before the copy is made, so that the standby has the setting, too: what it is promoted with is what hangs others. */
async function waitForStandby(connection: pg.Client): Promise<void> {
  await connection.query("alter system set synchronous_standby_names = '*'");
  await connection.query('select pg_reload_conf()');
}

async function follows(connection: pg.Client): Promise<void> {
  const end = performance.now() + followsWithinMs;
  for (;;) {
    const { rows } = await connection.query("select 1 from pg_stat_replication where state = 'streaming'");
    if (rows.length > 0) return;
    if (performance.now() > end) throw new BackupFailure('The standby did not begin to follow its primary.');
    await delay(20);
  }
}

async function marksIn(connection: pg.Client, tenantId: TenantId): Promise<Set<string>> {
  await connection.query("select set_config('app.tenant', $1, false)", [tenantId]);
  const { rows } = await connection.query<{ mark: string }>(
    "select body->>'userId' as mark from event where tenant_id = $1",
    [tenantId],
  );
  return new Set(rows.map(({ mark }) => mark));
}
