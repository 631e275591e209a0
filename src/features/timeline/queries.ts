import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { CaseId, CustomerId, InteractionId, ObjectId, RecordingId, TenantId } from '../../shared/ids.ts';
import type { Words } from '../../shared/language.ts';
import { contactWaitedMs } from '../interactions/contact-waited.ts';

/** Whose timeline. */
export type TimelineOf = { customerId: CustomerId } | { objectId: ObjectId };

export interface Window {
  /** ISO; only what is older. */
  before: string | null;
  limit: number;
}

export interface InteractionEntry {
  at: Date;
  interaction_id: InteractionId;
  channel: string;
  direction: 'in' | 'out';
  state: string;
  answered: boolean;
  waited_ms: number | null;
  agent_name: string | null;
  queue_names: Words | null;
  outcome_names: Words | null;
  topics: Words[];
  recording_id: RecordingId | null;
  voided: boolean;
  version: number | null;
}

/** A contact belongs to a customer's timeline also through a case that was attached later: history moves along. */
function interactionsOf(tenantId: TenantId, of: TimelineOf): RawBuilder<unknown> {
  const throughCases = (column: string, id: string) => sql`
    select l.interaction_id from case_interaction l
    join "case" c on c.tenant_id = l.tenant_id and c.id = l.case_id
    where l.tenant_id = ${tenantId} and ${sql.ref(column)} = ${id}`;
  if ('customerId' in of)
    return sql`(i.customer_id = ${of.customerId} or i.id in (${throughCases('c.customer_id', of.customerId)}))`;
  return sql`i.id in (
    select interaction_id from interaction_topic
    where tenant_id = ${tenantId} and object_id = ${of.objectId} and removed_at is null
    union ${throughCases('c.object_id', of.objectId)})`;
}

const casesOf = (of: TimelineOf): RawBuilder<unknown> =>
  'customerId' in of ? sql`c.customer_id = ${of.customerId}` : sql`c.object_id = ${of.objectId}`;

/** An act that made a case is told by the case. */
const runsOf = (of: TimelineOf): RawBuilder<unknown> =>
  'customerId' in of
    ? sql`r.case_id is null and o.customer_id = ${of.customerId}`
    : sql`r.case_id is null and o.id = ${of.objectId}`;

const callbacksOf = (of: TimelineOf): RawBuilder<unknown> =>
  'customerId' in of ? sql`b.customer_id = ${of.customerId}` : sql`false`;

const older = (column: string, window: Window): RawBuilder<unknown> =>
  window.before === null ? sql`true` : sql`${sql.ref(column)} < ${window.before}`;

export async function findInteractionEntries(
  tx: Tx,
  tenantId: TenantId,
  of: TimelineOf,
  window: Window,
): Promise<InteractionEntry[]> {
  const { rows } = await sql<InteractionEntry>`
    select i.arrived_at as at, i.id as interaction_id, i.channel, i.direction, i.state, i.answered_at is not null as answered,
           ${contactWaitedMs} as waited_ms,
           a.name as agent_name, q.names as queue_names, o.names as outcome_names, coalesce(t.topics, '[]') as topics,
           r.id as recording_id, i.voided_at is not null as voided, e.version
    from interaction i
    left join user_account a on a.tenant_id = i.tenant_id and a.id = i.agent_id
    left join queue q on q.tenant_id = i.tenant_id and q.id = i.queue_id
    left join outcome o on o.tenant_id = i.tenant_id and o.id = i.outcome_id
    left join lateral (
      select jsonb_agg(topic.names order by it.added_at) as topics from interaction_topic it
      join topic on topic.tenant_id = it.tenant_id and topic.id = it.topic_id
      where it.tenant_id = i.tenant_id and it.interaction_id = i.id and it.removed_at is null
    ) t on true
    left join lateral (
      select id from recording where tenant_id = i.tenant_id and interaction_id = i.id order by started_at limit 1
    ) r on true
    left join lateral (
      select min(version) as version from event
      where tenant_id = i.tenant_id and interaction_id = i.id and kind = 'call.arrived'
    ) e on true
    where i.tenant_id = ${tenantId} and ${interactionsOf(tenantId, of)} and ${older('i.arrived_at', window)}
    order by i.arrived_at desc limit ${window.limit}`.execute(tx);
  return rows;
}

export interface CaseEntry {
  at: Date;
  what: 'opened' | 'resolved' | 'voided';
  case_id: CaseId;
  no: number;
  title: string;
  type_names: Words;
  action_names: Words | null;
  rule_version: number | null;
  interaction_id: InteractionId | null;
  version: number | null;
}

/** The opening of each case, and its end where that came later. */
export async function findCaseEntries(
  tx: Tx,
  tenantId: TenantId,
  of: TimelineOf,
  window: Window,
): Promise<CaseEntry[]> {
  const { rows } = await sql<CaseEntry>`
    select e.at, e.what, c.id as case_id, c.no, c.title, t.names as type_names, a.names as action_names,
           (c.made_by->>'version')::int as rule_version, l.interaction_id, v.version
    from "case" c
    join case_type t on t.tenant_id = c.tenant_id and t.id = c.case_type_id
    cross join lateral (
      select c.opened_at as at, 'opened' as what
      union all
      select c.resolved_at, case when c.state = 'voided' then 'voided' else 'resolved' end
      where c.resolved_at > c.opened_at and c.state in ('resolved', 'voided')
    ) e
    left join lateral (
      select names from action where tenant_id = c.tenant_id and key = c.made_by->>'action'
      order by object_type_id limit 1
    ) a on true
    left join lateral (
      select interaction_id from case_interaction
      where tenant_id = c.tenant_id and case_id = c.id and role = 'opened_by' and e.what = 'opened' limit 1
    ) l on true
    left join lateral (
      select version from event
      where tenant_id = c.tenant_id and interaction_id = l.interaction_id and kind = 'case.created'
        and body->>'caseId' = c.id::text limit 1
    ) v on true
    where c.tenant_id = ${tenantId} and ${casesOf(of)} and ${older('e.at', window)}
    order by e.at desc limit ${window.limit}`.execute(tx);
  return rows;
}

export interface ActionEntry {
  at: Date;
  result: 'done' | 'failed';
  action_names: Words;
  object_title: string;
  user_name: string;
  interaction_id: InteractionId | null;
}

export async function findActionEntries(
  tx: Tx,
  tenantId: TenantId,
  of: TimelineOf,
  window: Window,
): Promise<ActionEntry[]> {
  const { rows } = await sql<ActionEntry>`
    select r.at, r.result, a.names as action_names, o.title as object_title, u.name as user_name, r.interaction_id
    from action_run r
    join action a on a.tenant_id = r.tenant_id and a.id = r.action_id
    join object o on o.tenant_id = r.tenant_id and o.id = r.object_id
    join user_account u on u.tenant_id = r.tenant_id and u.id = r.user_id
    where r.tenant_id = ${tenantId} and ${runsOf(of)} and ${older('r.at', window)}
    order by r.at desc limit ${window.limit}`.execute(tx);
  return rows;
}

export interface CallbackEntry {
  at: Date;
  due_at: Date;
  number: string | null;
  state: 'due' | 'done' | 'cancelled';
  owner_name: string | null;
  interaction_id: InteractionId | null;
}

export async function findCallbackEntries(
  tx: Tx,
  tenantId: TenantId,
  of: TimelineOf,
  window: Window,
): Promise<CallbackEntry[]> {
  const { rows } = await sql<CallbackEntry>`
    select b.created_at as at, b.due_at, b.number, b.state, u.name as owner_name, b.interaction_id
    from callback b
    left join user_account u on u.tenant_id = b.tenant_id and u.id = b.owner_id
    where b.tenant_id = ${tenantId} and ${callbacksOf(of)} and ${older('b.created_at', window)}
    order by b.created_at desc limit ${window.limit}`.execute(tx);
  return rows;
}

/** All entries of all ages. */
export async function countEntries(tx: Tx, tenantId: TenantId, of: TimelineOf): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select (select count(*) from interaction i where i.tenant_id = ${tenantId} and ${interactionsOf(tenantId, of)})
         + (select count(*) + count(*) filter (where c.resolved_at > c.opened_at and c.state in ('resolved', 'voided'))
            from "case" c where c.tenant_id = ${tenantId} and ${casesOf(of)})
         + (select count(*) from action_run r join object o on o.tenant_id = r.tenant_id and o.id = r.object_id
            where r.tenant_id = ${tenantId} and ${runsOf(of)})
         + (select count(*) from callback b where b.tenant_id = ${tenantId} and ${callbacksOf(of)}) as total`.execute(
    tx,
  );
  return rows[0]!.total;
}
