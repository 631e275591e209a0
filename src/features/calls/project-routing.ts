import { CompiledQuery, type Kysely, sql } from 'kysely';
import type { Tables } from '../../adapters/postgres/tables.generated.ts';
import { isPaid } from '../../shared/agent-state.ts';
import type { LoggedEvent, RoutingFact } from '../../shared/events.ts';
import type { TenantId } from '../../shared/ids.ts';
import { type Instant, isoOf } from '../../shared/time.ts';
import { insertRows } from './insert-rows.ts';
import { projectInteractions } from './project-interactions.ts';
import { projectRecording } from './project-recording.ts';
import { projectWrapUps } from './project-wrap-up.ts';

type RoutingEventLogged = LoggedEvent & { fact: RoutingFact };

/**
 * What routing facts mean in the tables that screens and reports read, as statements in their order. They need none of
 * each other's answers: whoever logs the facts sends them in one go, in the same transaction.
 */
export function projectRouting(
  db: Kysely<Tables>,
  tenantId: TenantId,
  events: readonly LoggedEvent[],
): CompiledQuery[] {
  const routing = events as readonly RoutingEventLogged[];
  return [
    ...projectInteractions(tenantId, routing),
    ...writeLedger(tenantId, routing),
    ...projectWrapUps(db, tenantId, routing),
    ...passNotesOn(tenantId, routing),
    ...routing.flatMap((event) => writeRest(db, tenantId, event)),
  ];
}

const ledgerColumns = [
  ...['tenant_id', 'version', 'agent_id', 'started_at', 'state', 'reason', 'activity', 'paid', 'interaction_id'],
  ...['queue_id', 'principal_id', 'set_by', 'source'],
];

/** The agents' ledger: one row a change, its end is the next row's beginning. */
function writeLedger(tenantId: TenantId, events: readonly RoutingEventLogged[]): CompiledQuery[] {
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
  return rows.length > 0 ? [insertRows('agent_state', ledgerColumns, rows)] : [];
}

/** Whoever answers a transferred call goes on with what its last agent had typed, unless they typed something later. */
function passNotesOn(tenantId: TenantId, events: readonly RoutingEventLogged[]): CompiledQuery[] {
  const answered = events.flatMap(({ fact }) => (fact.kind === 'call.answered' ? [fact.interactionId] : []));
  if (answered.length === 0) return [];
  return [CompiledQuery.raw(copyDrafts, [tenantId, answered])];
}

const copyDrafts = `
  insert into draft (tenant_id, user_id, subject, field, value, saved_at)
  select d.tenant_id, i.agent_id, d.subject, d.field, d.value, d.saved_at
  from interaction i
  join draft d on d.tenant_id = i.tenant_id and d.user_id = i.handed_by and d.subject = 'interaction:' || i.id
  where i.tenant_id = $1 and i.id = any($2::uuid[]) and i.handed_by is not null and i.agent_id is not null
  on conflict (tenant_id, user_id, subject, field) do update
  set value = excluded.value, saved_at = excluded.saved_at where draft.saved_at < excluded.saved_at`;

function writeRest(db: Kysely<Tables>, tenantId: TenantId, { at, fact }: RoutingEventLogged): CompiledQuery[] {
  switch (fact.kind) {
    case 'recording.started':
    case 'recording.ended':
      return [projectRecording(db, tenantId, at, fact)];
    case 'callback.promised':
      return [insertCallback(db, tenantId, at, fact)];
    default:
      return [];
  }
}

/** The customer and the contact point are those of the contact that was lost or promised a call. */
function insertCallback(
  db: Kysely<Tables>,
  tenantId: TenantId,
  at: Instant,
  fact: RoutingFact & { kind: 'callback.promised' },
): CompiledQuery {
  return sql`
    insert into callback (tenant_id, id, principal_id, contact_point_id, number, customer_id, interaction_id, due_at, owner_id, queue_id, origin, created_at)
    select ${tenantId}, ${fact.callbackId}, i.principal_id, i.contact_point_id, ${fact.number}, i.customer_id, i.id,
           ${isoOf(fact.due)}, ${fact.ownerId}, coalesce(${fact.queueId}::uuid, i.queue_id), ${fact.origin}, ${isoOf(at)}
    from interaction i where i.tenant_id = ${tenantId} and i.id = ${fact.interactionId}`.compile(db);
}
