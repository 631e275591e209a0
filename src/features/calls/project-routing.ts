import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import { isPaid } from '../../shared/agent-state.ts';
import type { LoggedEvent, RoutingFact } from '../../shared/events.ts';
import type { TenantId } from '../../shared/ids.ts';
import { type Instant, isoOf } from '../../shared/time.ts';
import { interactionChanges, type InteractionChange } from './interaction-changes.ts';
import { projectRecording } from './project-recording.ts';
import { projectWrapUp } from './project-wrap-up.ts';

type RoutingEventLogged = LoggedEvent & { fact: RoutingFact };

/** Writes what routing facts mean into the tables that screens and reports read; in the transaction that logs them. */
export async function projectRouting(tx: Tx, tenantId: TenantId, events: readonly LoggedEvent[]): Promise<void> {
  const routing = events as readonly RoutingEventLogged[];
  for (const change of interactionChanges(tenantId, routing)) await writeInteraction(tx, tenantId, change);
  await writeLedger(tx, tenantId, routing);
  for (const event of routing) await writeRest(tx, tenantId, event);
}

async function writeInteraction(tx: Tx, tenantId: TenantId, change: InteractionChange): Promise<void> {
  const hasAttributes = Object.keys(change.attributes).length > 0;
  if (change.insert) {
    const attributes = hasAttributes ? { attributes: JSON.stringify(change.attributes) } : {};
    await tx
      .insertInto('interaction')
      .values({ ...change.insert, ...change.values, ...attributes } as typeof change.insert)
      .execute();
    if (Object.keys(change.expressions).length === 0) return;
  }
  const merged = sql<string>`attributes || ${JSON.stringify(change.attributes)}::jsonb` as unknown as string;
  const patch = change.insert
    ? change.expressions
    : { ...change.values, ...change.expressions, ...(hasAttributes ? { attributes: merged } : {}) };
  await tx
    .updateTable('interaction')
    .set(patch)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', change.id)
    .execute();
}

/** The agents' ledger: one row a change, its end is the next row's beginning. */
async function writeLedger(tx: Tx, tenantId: TenantId, events: readonly RoutingEventLogged[]): Promise<void> {
  const rows = events.flatMap(({ version, at, fact }) =>
    fact.kind !== 'agent.stateChanged'
      ? []
      : [
          {
            tenant_id: tenantId,
            version,
            agent_id: fact.agentId,
            started_at: isoOf(at),
            state: fact.state,
            reason: fact.reason,
            activity: fact.activity,
            paid: isPaid(fact.reason),
            interaction_id: fact.interactionId,
            queue_id: fact.queueId,
            principal_id: fact.principalId,
            set_by: fact.setBy,
            source: fact.source,
          },
        ],
  );
  if (rows.length > 0) await tx.insertInto('agent_state').values(rows).execute();
}

async function writeRest(tx: Tx, tenantId: TenantId, { at, fact }: RoutingEventLogged): Promise<void> {
  switch (fact.kind) {
    case 'wrapup.started':
    case 'wrapup.extended':
    case 'wrapup.parked':
    case 'wrapup.finished':
      return projectWrapUp(tx, tenantId, at, fact);
    case 'recording.started':
    case 'recording.ended':
      return projectRecording(tx, tenantId, at, fact);
    case 'callback.promised':
      return insertCallback(tx, tenantId, at, fact);
    default:
  }
}

/** The customer and the contact point are those of the contact that was lost or promised a call. */
async function insertCallback(
  tx: Tx,
  tenantId: TenantId,
  at: Instant,
  fact: RoutingFact & { kind: 'callback.promised' },
): Promise<void> {
  await sql`
    insert into callback (tenant_id, id, principal_id, contact_point_id, number, customer_id, interaction_id, due_at, owner_id, queue_id, origin, created_at)
    select ${tenantId}, ${fact.callbackId}, i.principal_id, i.contact_point_id, ${fact.number}, i.customer_id, i.id,
           ${isoOf(fact.due)}, ${fact.ownerId}, ${fact.queueId}, ${fact.origin}, ${isoOf(at)}
    from interaction i where i.tenant_id = ${tenantId} and i.id = ${fact.interactionId}`.execute(tx);
}
