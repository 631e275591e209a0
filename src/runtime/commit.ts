import { type Kysely, sql } from 'kysely';
import { insertEvents, toEvents, type FactToAppend } from '../adapters/postgres/append-events.ts';
import type { Tables } from '../adapters/postgres/tables.generated.ts';
import { enterTenant, type Tx } from '../adapters/postgres/unit.ts';
import { projectRouting } from '../features/calls/project-routing.ts';
import { reactionTo } from '../features/calls/reactions.ts';
import type { LoggedEvent, RoutingFact } from '../shared/events.ts';
import type { TenantId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';

export type RoutingFactToAppend = FactToAppend & { fact: RoutingFact };

export type CommitResult = { kind: 'committed'; events: LoggedEvent[] } | { kind: 'fenced' };

/**
 * Appends routing facts, what they mean in the tables, and what follows from them: one transaction, written only
 * while the lease has this epoch. `fenced` means that another node owns the shard now and nothing was written.
 */
export async function commitRouting(
  db: Kysely<Tables>,
  shard: { tenantId: TenantId; epoch: number },
  at: Instant,
  facts: readonly RoutingFactToAppend[],
): Promise<CommitResult> {
  const { tenantId, epoch } = shard;
  return db.transaction().execute(async (tx): Promise<CommitResult> => {
    await enterTenant(tx, { tenantId, actor: { kind: 'engine' }, principalIds: null });
    const version = await advanceHead(tx, tenantId, epoch, facts.length);
    if (version === null) return { kind: 'fenced' };
    const events = toEvents(version - facts.length, at, facts);
    await insertEvents(tx, tenantId, events, epoch);
    await projectRouting(tx, tenantId, events);
    await insertReactions(tx, tenantId, events);
    return { kind: 'committed', events };
  });
}

/** The fence and the sequence in one statement: without the lease of this epoch the head does not move. */
async function advanceHead(tx: Tx, tenantId: TenantId, epoch: number, count: number): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    with lease as (select 1 from shard_lease where tenant_id = ${tenantId} and epoch = ${epoch} for share)
    update event_head set version = version + ${count}
    where tenant_id = ${tenantId} and exists (select 1 from lease) returning version`.execute(tx);
  return rows[0]?.version ?? null;
}

async function insertReactions(tx: Tx, tenantId: TenantId, events: readonly LoggedEvent[]): Promise<void> {
  const rows = events.flatMap((event) => {
    const reaction = reactionTo(event.fact as RoutingFact);
    return reaction
      ? [{ tenant_id: tenantId, topic: reaction.topic, body: JSON.stringify(reaction.body), caused_by: event.version }]
      : [];
  });
  if (rows.length > 0) await tx.insertInto('outbox').values(rows).execute();
}
