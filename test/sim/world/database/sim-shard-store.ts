import type { ShardStore } from '../../../../src/runtime/shard-store.ts';
import type { TenantId } from '../../../../src/shared/ids.ts';
import type { SimProcess } from '../sim-process.ts';
import { commitFacts } from './commit.ts';
import { foldLog } from './fold-log.ts';
import { releaseLease, renewLease, takeLease } from './lease-row.ts';
import type { SimDatabase } from './sim-database.ts';
import { hasStill, lastWrittenAfter } from './tenant-rows.ts';

/** A snapshot and the log after it are more than one row: what is read is what was there when the reading began. */
const readingMs = 200;

/** A node's way to one tenant's rows. `shape` is that of the state that the node's version knows. */
export function createSimShardStore(
  database: SimDatabase,
  process: SimProcess,
  tenantId: TenantId,
  shape: number,
): ShardStore {
  const { server, time, chance, isInstant } = database;
  const rows = (): ReturnType<SimDatabase['rowsOf']> => database.rowsOf(tenantId);
  const read = <T>(work: () => T): Promise<T> => server.ask(process, (answer) => answer({ value: work() }));
  const readSlowly = <T>(work: () => T): Promise<T> =>
    server.ask(process, (answer) => {
      const value = work();
      time.after(isInstant ? 0 : chance.between(0, readingMs), () => answer({ value }));
    });
  /** Waits for whoever has the lease's row or the head: a commit that is still at work has both until its end. */
  const inTurn = <T>(work: () => T): Promise<T> =>
    server.ask(process, (answer) => {
      const isSameLife = server.life();
      database.turnsOf(tenantId).take((release) => {
        if (!isSameLife()) return;
        answer({ value: work() });
        release();
      });
    });
  return {
    takeLease: (owner) => inTurn(() => takeLease(database, tenantId, owner)),
    renewLease: (epoch) => inTurn(() => renewLease(database, tenantId, epoch)),
    releaseLease: (epoch) => inTurn(() => releaseLease(database, tenantId, epoch)),
    load: () => readSlowly(() => foldLog(rows(), database.configOf(tenantId), shape)),
    loadConfig: () => read(() => database.configOf(tenantId)),
    commit: (epoch, at, facts, known) => commitFacts(database, process, { tenantId, epoch, at, facts, known }),
    stillHas: (known) => read(() => hasStill(rows(), known)),
    wroteAfter: (version, epoch) => inTurn(() => lastWrittenAfter(rows(), version, epoch)),
    saveSnapshot(version, state) {
      const text = JSON.stringify(state);
      return read(() => keepSnapshot(database, tenantId, { version, shape, text }));
    },
  };
}

/** Older ones are dropped; that it may be lost with a fail-over is as with every row. */
function keepSnapshot(
  database: SimDatabase,
  tenantId: TenantId,
  snapshot: NonNullable<ReturnType<SimDatabase['rowsOf']>['snapshot']>,
): void {
  const rows = database.rowsOf(tenantId);
  const before = rows.snapshot;
  if (before !== null && before.version >= snapshot.version) return;
  rows.snapshot = snapshot;
  database.wrote({
    tenantId,
    versions: [],
    undo: () => {
      rows.snapshot = before;
    },
  });
}
