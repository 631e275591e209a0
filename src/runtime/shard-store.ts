import type { Kysely } from 'kysely';
import type { Tables } from '../adapters/postgres/tables.generated.ts';
import { enterTenant, type Tx } from '../adapters/postgres/unit.ts';
import type { RoutingState } from '../core/routing/state.ts';
import { routingKinds } from '../core/routing/routing-kinds.ts';
import { loadRoutingConfig } from '../features/calls/load-config.ts';
import { loadRoutingState, saveRoutingSnapshot } from '../features/calls/load-routing.ts';
import type { InteractionId, TenantId } from '../shared/ids.ts';
import { openContacts } from './causes.ts';
import type { Loaded } from './engine.ts';

/** Where an engine begins from: the tenant's log, its snapshots and its settings. */
export interface ShardStore {
  load(): Promise<Loaded>;
  /** The last version after the given one that was written under this epoch, once nobody writes any more. */
  wroteAfter(version: number, epoch: number): Promise<number | null>;
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
      inTenant(async (tx) => {
        const { state, version } = await loadRoutingState(tx, tenantId);
        const causes = await findLastVersions(tx, tenantId, openContacts(state));
        return { state, version, causes, config: await loadRoutingConfig(tx, tenantId) };
      }),
    wroteAfter: (version, epoch) => inTenant((tx) => lastWrittenAfter(tx, { tenantId, version, epoch })),
    saveSnapshot: (version, state) => inTenant((tx) => saveRoutingSnapshot(tx, tenantId, version, state)),
  };
}

/** The head is locked first: a commit whose connection broke may still be at work, and has it locked until its end. */
async function lastWrittenAfter(
  tx: Tx,
  { tenantId, version, epoch }: { tenantId: TenantId; version: number; epoch: number },
): Promise<number | null> {
  await tx.selectFrom('event_head').select('version').where('tenant_id', '=', tenantId).forUpdate().execute();
  const last = await tx
    .selectFrom('event')
    .select('version')
    .where('tenant_id', '=', tenantId)
    .where('version', '>', version)
    .where('epoch', '=', epoch)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.version ?? null;
}

async function findLastVersions(
  tx: Tx,
  tenantId: TenantId,
  contacts: readonly InteractionId[],
): Promise<ReadonlyMap<string, number>> {
  if (contacts.length === 0) return new Map();
  const rows = await tx
    .selectFrom('event')
    .select((eb) => ['interaction_id', eb.fn.max('version').as('version')])
    .where('tenant_id', '=', tenantId)
    .where('interaction_id', 'in', contacts)
    .where('kind', 'in', routingKinds)
    .groupBy('interaction_id')
    .execute();
  return new Map(rows.flatMap((row) => (row.interaction_id === null ? [] : [[row.interaction_id, row.version]])));
}
