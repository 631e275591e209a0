import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { toSnapshot } from '../../src/core/routing/snapshot.ts';
import type { Floor } from '../../src/core/routing/floor.ts';
import { playDay } from './day.ts';
import { makeModel, type Sizes } from './model.ts';

export interface Memory {
  agents: number;
  liveContacts: number;
  /** Settings, state and index together. */
  megabytes: number;
  /** The state as it is written down. */
  snapshotMegabytes: number;
}

const megabyte = 1_048_576;

/** What is left of a day when everything but its floor is let go. */
export function memoryOf(sizes: Sizes, plan: { load: number; seed: number; contacts: number }): Memory {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = (): number => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = used();
  const floor: Floor = playDay(makeModel(sizes, plan.seed), { ...plan, warmUp: 0 }).floor;
  const after = used();
  return {
    ...{ agents: floor.state.agents.size, liveContacts: floor.state.calls.size },
    megabytes: Math.round((after - before) / megabyte),
    snapshotMegabytes: Math.round(JSON.stringify(toSnapshot(floor.state)).length / megabyte),
  };
}
