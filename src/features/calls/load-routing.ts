import type { Tx } from '../../adapters/postgres/unit.ts';
import { applyFact } from '../../core/routing/apply-fact.ts';
import { emptyState, type OwnState } from '../../core/routing/empty-state.ts';
import { readFact, routingKinds } from '../../shared/read-fact.ts';
import { fromSnapshot, type RoutingSnapshot, stateShape } from '../../core/routing/snapshot.ts';
import type { RoutingFact } from '../../shared/events.ts';
import type { TenantId } from '../../shared/ids.ts';

/** The state with the shape that it has, so that a later Zvon knows whether it can read it. */
interface Snapshot {
  shape: number;
  state: RoutingSnapshot;
}

interface Folded {
  state: OwnState;
  version: number;
}

/** A whole log may have to be read where there is no snapshot to begin from: never all of it at once. */
const atOnce = 10_000;

/** The routing state as the log tells it: the newest snapshot and every routing fact after it, in order. */
export async function loadRoutingState(tx: Tx, tenantId: TenantId): Promise<Folded> {
  const folded = await beginning(tx, tenantId);
  for (;;) {
    const events = await findEvents(tx, tenantId, folded.version);
    for (const event of events) applyFact(folded.state, event.at.getTime(), routingFactOf(tenantId, event));
    folded.version = events.at(-1)?.version ?? folded.version;
    if (events.length < atOnce) return folded;
  }
}

/** A state that was folded without one of its facts never was: nobody routes by it, until somebody has mended the row. */
export function routingFactOf(
  tenantId: TenantId,
  { version, kind, body }: { version: number; kind: string; body: unknown },
): RoutingFact {
  const read = readFact(kind, body);
  if ('unreadable' in read)
    throw new Error(
      `event ${version} of tenant ${tenantId} cannot be read, nothing is routed for it: ${read.unreadable}`,
    );
  return read.fact;
}

async function beginning(tx: Tx, tenantId: TenantId): Promise<Folded> {
  const row = await tx
    .selectFrom('routing_snapshot')
    .select(['version', 'state'])
    .where('tenant_id', '=', tenantId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const snapshot = row?.state as Snapshot | undefined;
  return row && snapshot?.shape === stateShape
    ? { state: fromSnapshot(snapshot.state), version: row.version }
    : { state: emptyState(), version: 0 };
}

const findEvents = (tx: Tx, tenantId: TenantId, after: number) =>
  tx
    .selectFrom('event')
    .select(['version', 'at', 'kind', 'body'])
    .where('tenant_id', '=', tenantId)
    .where('version', '>', after)
    // What an engine wrote has an epoch: a kind that this version does not know must be found, too.
    .where((eb) => eb.or([eb('kind', 'in', routingKinds), eb('epoch', 'is not', null)]))
    .orderBy('version')
    .limit(atOnce)
    .execute();

/** Keeps the state at a version, so that the next restart folds only what comes after; older ones are dropped. */
export async function saveRoutingSnapshot(
  tx: Tx,
  tenantId: TenantId,
  version: number,
  state: RoutingSnapshot,
): Promise<void> {
  const snapshot: Snapshot = { shape: stateShape, state };
  await tx
    .insertInto('routing_snapshot')
    .values({ tenant_id: tenantId, version, state: JSON.stringify(snapshot) })
    .onConflict((oc) => oc.columns(['tenant_id', 'version']).doNothing())
    .execute();
  await tx.deleteFrom('routing_snapshot').where('tenant_id', '=', tenantId).where('version', '<', version).execute();
}
