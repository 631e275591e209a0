import type { Kysely } from 'kysely';
import type { Tables } from '../adapters/postgres/tables.generated.ts';
import { enterTenant, type Tx } from '../adapters/postgres/unit.ts';
import type { RoutingConfig, RoutingState } from '../core/routing/state.ts';
import { loadRoutingConfig } from '../features/calls/load-config.ts';
import { loadRoutingState, saveRoutingSnapshot } from '../features/calls/load-routing.ts';
import type { TenantId } from '../shared/ids.ts';

/** What the log says of a tenant's routing, as of a version. */
export interface StoredRouting {
  state: RoutingState;
  config: RoutingConfig;
  version: number;
}

/** Where an engine begins from: the tenant's log, its snapshots and its settings. */
export interface ShardStore {
  load(): Promise<StoredRouting>;
  loadConfig(): Promise<RoutingConfig>;
  saveSnapshot(version: number, state: RoutingState): Promise<void>;
}

export function createShardStore(db: Kysely<Tables>, tenantId: TenantId): ShardStore {
  const inTenant = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    db.transaction().execute(async (tx) => {
      await enterTenant(tx, { tenantId, actor: { kind: 'engine' }, principalIds: null });
      return work(tx);
    });
  return {
    load: () =>
      inTenant(async (tx) => ({
        ...(await loadRoutingState(tx, tenantId)),
        config: await loadRoutingConfig(tx, tenantId),
      })),
    loadConfig: () => inTenant((tx) => loadRoutingConfig(tx, tenantId)),
    saveSnapshot: (version, state) => inTenant((tx) => saveRoutingSnapshot(tx, tenantId, version, state)),
  };
}
