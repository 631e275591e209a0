import { type Database, openDatabase, openPool } from '../../src/adapters/postgres/pool.ts';
import { createShardStore, type ShardStore } from '../../src/runtime/shard-store.ts';
import { STAGE_VARIABLE } from '../../tools/parts/stage-leftovers.mjs';
import { openStage } from '../../tools/parts/test-stage.mjs';
import { percentile } from '../phone/percentile.ts';
import { analyze, type Centre, seedCentre } from '../support/seed-centre.ts';
import { measureBareSync } from './bare-sync.ts';
import { openSide } from './side.ts';

export interface DurableLoad {
  eventsPerSecond: number;
  agents: number;
  seconds: number;
  repeats: number;
}

/** One run of one way: beside it, in the same seconds, what the disk alone needs. */
export interface DurableRun {
  way: string;
  bareP50Ms: number;
  bareP99Ms: number;
  eventsPerSecond: number;
  commitsPerSecond: number;
  factsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  calmAfterMs: number;
  /** Against the middle of the bare fdatasync. */
  p50Ratio: number;
  p99Ratio: number;
}

export const durableGoal = { p50Ratio: 4, p99Ratio: 25 };

const appPassword = 'zvon-app-of-the-benchmark';
const syncs = 1_000;
const warmUp = { eventsPerSecond: 500, seconds: 2 };

/** How an engine's decisions are made durable; each begins where the one before has left the log. */
type Way = (db: Database, centre: Centre) => { store: ShardStore; close(): Promise<void> };

const ways: Record<string, Way> = {
  rows: (db, { tenantId }) => ({ store: createShardStore(db, tenantId), close: async () => undefined }),
};

/** The durable decision: from an event until what was decided of it cannot be lost, under a load that waits for nobody. */
export async function measureDurable(load: DurableLoad): Promise<DurableRun[]> {
  const stage = await openStage({ durable: true });
  process.env[STAGE_VARIABLE] = stage.folder;
  try {
    const centre = await seedCentre(stage.databaseUrl, appPassword, load.agents);
    const appUrl = new URL(stage.databaseUrl);
    appUrl.username = 'zvon_app';
    appUrl.password = appPassword;
    const runs: DurableRun[] = [];
    for (let nth = 0; nth < load.repeats; nth += 1)
      for (const way of Object.keys(ways))
        runs.push(await measureWay(way, load, centre, { ...stage, appUrl: appUrl.href }));
    return runs;
  } finally {
    await stage.close();
  }
}

async function measureWay(
  way: string,
  load: DurableLoad,
  centre: Centre,
  { appUrl, databaseUrl, folder }: { appUrl: string; databaseUrl: string; folder: string },
): Promise<DurableRun> {
  const db = openDatabase(openPool(appUrl, { max: 6, log: () => undefined }));
  const { store, close } = ways[way]!(db, centre);
  const side = await openSide(store, centre);
  try {
    await side.run(warmUp.eventsPerSecond, warmUp.seconds);
    await analyze(databaseUrl);
    const bare = measureBareSync(folder, syncs);
    const run = await side.run(load.eventsPerSecond, load.seconds);
    const [bareP50Ms, p50Ms, p99Ms] = [
      percentile(bare, 0.5),
      ...[0.5, 0.99].map((of) => percentile(run.latenciesMs, of)),
    ];
    return {
      ...{ way, bareP50Ms: bareP50Ms!, bareP99Ms: percentile(bare, 0.99), p50Ms: p50Ms!, p99Ms: p99Ms! },
      eventsPerSecond: run.latenciesMs.length / load.seconds,
      commitsPerSecond: run.commits / load.seconds,
      factsPerSecond: run.facts / load.seconds,
      ...{ calmAfterMs: run.calmAfterMs, p50Ratio: p50Ms! / bareP50Ms!, p99Ratio: p99Ms! / bareP50Ms! },
    };
  } finally {
    await side.close();
    await close();
    await db.destroy();
  }
}
