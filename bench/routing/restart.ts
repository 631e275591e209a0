import { insertEvents, toEvents } from '../../src/adapters/postgres/append-events.ts';
import { openDatabase, openPool } from '../../src/adapters/postgres/pool.ts';
import type { Unit } from '../../src/adapters/postgres/unit.ts';
import { emptyState } from '../../src/core/routing/empty-state.ts';
import { openFloor } from '../../src/core/routing/floor.ts';
import { toSnapshot } from '../../src/core/routing/snapshot.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import type { RoutingFactToAppend } from '../../src/runtime/commit.ts';
import { startEngine } from '../../src/runtime/engine.ts';
import { freshIds } from '../../src/runtime/fresh-ids.ts';
import { createShardStore, type ShardStore } from '../../src/runtime/shard-store.ts';
import { openStage } from '../../tools/parts/test-stage.mjs';
import { STAGE_VARIABLE } from '../../tools/parts/stage-leftovers.mjs';
import { percentile } from '../phone/percentile.ts';
import { analyze, inTenant, seedCentre } from '../support/seed-centre.ts';
import { createBusyDay } from './busy-day.ts';

export interface RestartResult {
  agents: number;
  liveContacts: number;
  tailEvents: number;
  snapshotMegabytes: number;
  /** From asking the database to an engine that decides, the middle and the worst of all times. */
  p50Ms: number;
  worstMs: number;
}

export const restartGoalMs = 3_000;

const appPassword = 'zvon-app-of-the-benchmark';
const times = 5;
const eventsAtOnce = 5_000;

/** How long an engine takes to be back: its snapshot, the log after it and the settings, through the production loader. */
export async function measureRestart(
  size: { agents: number; liveContacts: number; tailEvents: number } = {
    agents: 10_000,
    liveContacts: 5_000,
    tailEvents: 50_000,
  },
): Promise<RestartResult> {
  const stage = await openStage({ durable: true });
  process.env[STAGE_VARIABLE] = stage.folder;
  const { tenantId } = await seedCentre(stage.databaseUrl, appPassword, size.agents);
  const appUrl = new URL(stage.databaseUrl);
  appUrl.username = 'zvon_app';
  appUrl.password = appPassword;
  const db = openDatabase(openPool(appUrl.href, { max: 2, log: () => undefined }));
  try {
    const store = createShardStore(db, tenantId);
    const { config } = await store.load();
    const floor = openFloor(config, emptyState());
    const day = createBusyDay(floor);
    const before = day.begin(size.liveContacts);
    const snapshot = toSnapshot(floor.state);
    const after = day.goOn(size.tailEvents);
    await inTenant(stage.databaseUrl, tenantId, (unit) => writeLog(unit, [...before, ...after]));
    await store.saveSnapshot(before.length, snapshot);
    await analyze(stage.databaseUrl);
    const tookMs: number[] = [];
    for (let nth = 0; nth < times; nth += 1) tookMs.push(await restart(store));
    return {
      ...{ agents: size.agents, liveContacts: floor.state.calls.size, tailEvents: after.length },
      snapshotMegabytes: Math.round(JSON.stringify(snapshot).length / 1e5) / 10,
      p50Ms: Math.round(percentile(tookMs, 0.5)),
      worstMs: Math.round(Math.max(...tookMs)),
    };
  } finally {
    await db.destroy();
    await stage.close();
  }
}

async function writeLog({ tx, who }: Unit, facts: readonly RoutingFactToAppend[]): Promise<void> {
  const events = toEvents(0, Date.now(), facts);
  for (let from = 0; from < events.length; from += eventsAtOnce)
    await insertEvents(who.tenantId, events.slice(from, from + eventsAtOnce), 1).execute(tx);
  await tx.updateTable('event_head').set({ version: events.length }).execute();
}

async function restart(store: ShardStore): Promise<number> {
  const startedAt = performance.now();
  const engine = await startEngine({
    clock: systemClock,
    load: store.load,
    loadConfig: store.loadConfig,
    freshIds,
    stillHas: async () => true,
    wroteAfter: async () => null,
    commit: async () => ({ kind: 'fenced' }),
    holds: () => true,
    perform: () => undefined,
    look: () => undefined,
    forgot: () => undefined,
    committed: () => undefined,
    dropped: () => undefined,
    fenced: () => undefined,
    log: () => undefined,
  });
  const took = performance.now() - startedAt;
  await engine.stop();
  return took;
}
