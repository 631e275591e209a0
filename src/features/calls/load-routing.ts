import type { Tx } from '../../adapters/postgres/unit.ts';
import { applyFact } from '../../core/routing/apply-fact.ts';
import { emptyState } from '../../core/routing/empty-state.ts';
import { routingKinds } from '../../core/routing/routing-kinds.ts';
import type { RoutingState } from '../../core/routing/state.ts';
import type { RoutingFact } from '../../shared/events.ts';
import type { TenantId } from '../../shared/ids.ts';

/** The routing state as the log tells it: the newest snapshot and every routing fact after it, in order. */
export async function loadRoutingState(tx: Tx, tenantId: TenantId): Promise<{ state: RoutingState; version: number }> {
  const snapshot = await tx
    .selectFrom('routing_snapshot')
    .select(['version', 'state'])
    .where('tenant_id', '=', tenantId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const events = await tx
    .selectFrom('event')
    .select(['version', 'at', 'kind', 'body'])
    .where('tenant_id', '=', tenantId)
    .where('version', '>', snapshot?.version ?? 0)
    .where('kind', 'in', routingKinds)
    .orderBy('version')
    .execute();
  const state = events.reduce<RoutingState>(
    (before, event) => applyFact(before, event.at.getTime(), { kind: event.kind, ...event.body } as RoutingFact),
    (snapshot?.state as RoutingState | undefined) ?? emptyState,
  );
  return { state, version: events.at(-1)?.version ?? snapshot?.version ?? 0 };
}

/** Keeps the state at a version, so that the next restart folds only what comes after; older ones are dropped. */
export async function saveRoutingSnapshot(
  tx: Tx,
  tenantId: TenantId,
  version: number,
  state: RoutingState,
): Promise<void> {
  await tx
    .insertInto('routing_snapshot')
    .values({ tenant_id: tenantId, version, state: JSON.stringify(state) })
    .onConflict((oc) => oc.columns(['tenant_id', 'version']).doNothing())
    .execute();
  await tx.deleteFrom('routing_snapshot').where('tenant_id', '=', tenantId).where('version', '<', version).execute();
}
