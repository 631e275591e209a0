import type { SimDatabase } from '../database/sim-database.ts';
import type { SimNode } from './sim-node.ts';
import type { TenantId } from '../../../../src/shared/ids.ts';

const everyMs = 500;
/** Where nobody asks how soon it is done. */
const rarelyMs = 60_000;

/** Any node that lives works off what the commits left; what is done there is SQL and is not played here. */
export function startOutboxWorkers(
  database: SimDatabase,
  nodes: readonly SimNode[],
  tenants: readonly TenantId[],
): void {
  const work = (): void => {
    database.time.after(database.isInstant ? rarelyMs : everyMs, work);
    const worker = nodes.find((node) => node.isRunning() && !node.process().isFrozen());
    if (worker === undefined) return;
    for (const tenantId of tenants) {
      const rows = database.rowsOf(tenantId);
      if (rows.outbox.length === 0) continue;
      database.server
        .ask<null>(worker.process(), (answer) => {
          rows.outbox = [];
          answer({ value: null });
        })
        .catch(() => undefined);
    }
  };
  work();
}
