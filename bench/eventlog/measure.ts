import { type Database, openDatabase, openPool } from '../../src/adapters/postgres/pool.ts';
import { createShardStore, type ShardStore } from '../../src/runtime/shard-store.ts';
import { STAGE_VARIABLE } from '../../tools/parts/stage-leftovers.mjs';
import { openStage } from '../../tools/parts/test-stage.mjs';
import { percentile } from '../phone/percentile.ts';
import { analyze, type Centre, seedCentre, useUpLog } from '../support/seed-centre.ts';
import { type BareSync, measureBareSync } from './bare-sync.ts';
import { openSide, type SideRun } from './side.ts';

export interface DurableLoad {
  /** An event of the goal is a row of the log; what was told makes some three of them. */
  rowsPerSecond: number;
  agents: number;
  seconds: number;
  repeats: number;
}

export const usualLoad = { agents: 1_200, seconds: 5 };

/** One run of one way: beside it, just before and just after, what the disk alone needs. */
export interface DurableRun {
  way: string;
  askedRowsPerSecond: number;
  rowsPerSecond: number;
  toldPerSecond: number;
  commitsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  calmAfterMs: number;
  overwriteP50Ms: number;
  overwriteP99Ms: number;
  appendP50Ms: number;
  appendP99Ms: number;
  /** Against the middle of the faster of the two, a page that is overwritten: the goal is held against this. */
  p50Ratio: number;
  p99Ratio: number;
  /** Against the middle of a page at the end of a file that grows. */
  appendP50Ratio: number;
  appendP99Ratio: number;
}

export const durableGoal = { p50Ratio: 4, p99Ratio: 25 };

const appPassword = 'zvon-app-of-the-benchmark';
const syncs = 500;
const warmUp = { rowsPerSecond: 1_300, seconds: 2 };

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
    await side.run(warmUp.rowsPerSecond, warmUp.seconds);
    await analyze(databaseUrl);
    await useUpLog(databaseUrl);
    const before = measureBareSync(folder, syncs);
    const run = await side.run(load.rowsPerSecond, load.seconds);
    return { way, ...figuresOf(load, run, [before, measureBareSync(folder, syncs)]) };
  } finally {
    await side.close();
    await close();
    await db.destroy();
  }
}

function figuresOf({ rowsPerSecond, seconds }: DurableLoad, run: SideRun, bare: BareSync[]): Omit<DurableRun, 'way'> {
  const at = (share: number): number => percentile(run.latenciesMs, share);
  const overwritten = bare.flatMap(({ overwrittenMs }) => overwrittenMs);
  const appended = bare.flatMap(({ appendedMs }) => appendedMs);
  const [overwriteP50Ms, appendP50Ms] = [percentile(overwritten, 0.5), percentile(appended, 0.5)];
  return {
    askedRowsPerSecond: rowsPerSecond,
    rowsPerSecond: run.rows / seconds,
    toldPerSecond: run.latenciesMs.length / seconds,
    commitsPerSecond: run.commits / seconds,
    ...{ p50Ms: at(0.5), p99Ms: at(0.99), calmAfterMs: run.calmAfterMs },
    ...{ overwriteP50Ms, overwriteP99Ms: percentile(overwritten, 0.99) },
    ...{ appendP50Ms, appendP99Ms: percentile(appended, 0.99) },
    ...{ p50Ratio: at(0.5) / overwriteP50Ms, p99Ratio: at(0.99) / overwriteP50Ms },
    ...{ appendP50Ratio: at(0.5) / appendP50Ms, appendP99Ratio: at(0.99) / appendP50Ms },
  };
}
