import { type Kysely, sql } from 'kysely';
import { releaseLease, renewLease, takeLease } from '../adapters/postgres/lease.ts';
import type { Tables } from '../adapters/postgres/tables.generated.ts';
import { enterTenant, type Tx } from '../adapters/postgres/unit.ts';
import type { RoutingSnapshot } from '../core/routing/snapshot.ts';
import type { RoutingConfig } from '../core/routing/state.ts';
import { routingKinds } from '../shared/read-fact.ts';
import { loadRoutingConfig } from '../features/calls/load-config.ts';
import { loadRoutingState, saveRoutingSnapshot } from '../features/calls/load-routing.ts';
import type { InteractionId, TenantId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import { openContacts } from './causes.ts';
import { commitRouting, type CommitResult, type LastKnown, type RoutingFactToAppend, stillThere } from './commit.ts';
import type { Loaded } from './engine.ts';

/**
 * What one tenant's shard is kept in: its lease, its log with the snapshots, its settings. Any of these may reject, and
 * what rejected may have been done.
 */
export interface ShardStore {
  /** The lease's new epoch; null while another node has it. */
  takeLease(owner: string): Promise<{ epoch: number } | null>;
  /** False when another node has taken the lease meanwhile. */
  renewLease(epoch: number): Promise<boolean>;
  releaseLease(epoch: number): Promise<void>;
  load(): Promise<Loaded>;
  loadConfig(): Promise<RoutingConfig>;
  commit(epoch: number, at: Instant, facts: readonly RoutingFactToAppend[], known: LastKnown): Promise<CommitResult>;
  /** False when a fail-over has lost that row. */
  stillHas(known: LastKnown): Promise<boolean>;
  /** The last version after the given one that was written under this epoch, once nobody writes any more. */
  wroteAfter(version: number, epoch: number): Promise<number | null>;
  saveSnapshot(version: number, state: RoutingSnapshot): Promise<void>;
}

export function createShardStore(db: Kysely<Tables>, tenantId: TenantId): ShardStore {
  const inTenant = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    db.transaction().execute(async (tx) => {
      await enterTenant(tx, { tenantId, actor: { kind: 'engine' }, principalIds: null });
      return work(tx);
    });
  return {
    takeLease: (owner) => takeLease(db, tenantId, owner),
    renewLease: (epoch) => renewLease(db, tenantId, epoch),
    releaseLease: (epoch) => releaseLease(db, tenantId, epoch),
    commit: (epoch, at, facts, known) => commitRouting(db, { tenantId, epoch }, at, facts, known),
    stillHas: (known) => inTenant((tx) => hasStill(tx, tenantId, known)),
    load: () =>
      inTenant(async (tx) => {
        const { state, version } = await loadRoutingState(tx, tenantId);
        const causes = await findLastVersions(tx, tenantId, openContacts(state));
        const lastAt = await findLastAt(tx, tenantId);
        const epoch = await findEpoch(tx, tenantId, version);
        return { state, version, epoch, lastAt, causes, config: await loadRoutingConfig(tx, tenantId) };
      }),
    loadConfig: () => inTenant((tx) => loadRoutingConfig(tx, tenantId)),
    wroteAfter: (version, epoch) => inTenant((tx) => lastWrittenAfter(tx, { tenantId, version, epoch })),
    saveSnapshot: (version, state) => inTenant((tx) => saveRoutingSnapshot(tx, tenantId, version, state)),
  };
}

async function findLastAt(tx: Tx, tenantId: TenantId): Promise<Instant | null> {
  const last = await tx
    .selectFrom('event')
    .select('at')
    .where('tenant_id', '=', tenantId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.at.getTime() ?? null;
}

async function findEpoch(tx: Tx, tenantId: TenantId, version: number): Promise<number | null> {
  const row = await tx
    .selectFrom('event')
    .select('epoch')
    .where('tenant_id', '=', tenantId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.epoch ?? null;
}

async function hasStill(tx: Tx, tenantId: TenantId, known: LastKnown): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select ${stillThere(tenantId, known)} as there`.execute(tx);
  return rows[0]?.there ?? false;
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
