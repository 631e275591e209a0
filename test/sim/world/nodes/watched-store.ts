import { dataFaultOf } from '../../../../src/adapters/postgres/data-fault.ts';
import type { ShardStore } from '../../../../src/runtime/shard-store.ts';

/** How far an engine knows its tenant's log. */
export interface Known {
  /** Of the lease that was taken last; 0 before the first. */
  epoch: number;
  /** The last version that it has read or has been told to have written. */
  version: number;
  /** It has decided what it does not know to be written: its state is ahead of that version. */
  isWriting: boolean;
}

export const nothingKnown: Known = { epoch: 0, version: 0, isWriting: false };

export interface WatchedStore {
  store: ShardStore;
  known(): Known;
}

/** Notes what an engine learns from its store; the store is as it was. */
export function watchStore(store: ShardStore): WatchedStore {
  let known = nothingKnown;
  const learn = (more: Partial<Known>): void => {
    known = { ...known, ...more };
  };
  return {
    known: () => known,
    store: {
      ...store,
      async takeLease(owner) {
        const taken = await store.takeLease(owner);
        if (taken !== null) learn({ epoch: taken.epoch });
        return taken;
      },
      async load() {
        const loaded = await store.load();
        learn({ version: loaded.version, isWriting: false });
        return loaded;
      },
      async commit(epoch, at, facts, last) {
        learn({ isWriting: true });
        try {
          const result = await store.commit(epoch, at, facts, last);
          const written = result.kind === 'committed' ? result.events.at(-1)?.version : undefined;
          learn({ isWriting: false, version: written ?? known.version });
          return result;
        } catch (error) {
          if (dataFaultOf(error) !== null) learn({ isWriting: false });
          throw error;
        }
      },
      async wroteAfter(version, epoch) {
        const last = await store.wroteAfter(version, epoch);
        if (last !== null) learn({ isWriting: false, version: last });
        return last;
      },
    },
  };
}
