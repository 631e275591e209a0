import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { CandidateFound, PopFound } from '../../shared/events.ts';
import type { TenantId } from '../../shared/ids.ts';
import type { Words } from '../../shared/language.ts';
import { contactWaitedMs } from './contact-waited.ts';
import type { SignedIn } from '../route.ts';

/** One interaction with everything that stands beside it at most once. */
export interface InteractionFound {
  id: string;
  channel: string;
  direction: string;
  state: string;
  principal_id: string | null;
  principal_name: string | null;
  queue_id: string | null;
  queue_names: Words | null;
  from_number: string | null;
  to_number: string | null;
  language: string;
  contact_point_id: string | null;
  arrived_at: Date;
  queued_at: Date | null;
  waited_ms: number | null;
  offered_at: Date | null;
  ring_until: Date | null;
  answered_at: Date | null;
  ended_at: Date | null;
  ending: string | null;
  ended_by: string | null;
  held: boolean;
  held_ms: number;
  held_since: Date | null;
  leg_id: string | null;
  leg_lost_until: Date | null;
  agent_id: string | null;
  agent_name: string | null;
  recording: { id: string; state: string } | null;
  attributes: Record<string, { value: string; type: string; check: string }>;
  reason: {
    rule: string;
    skills: { skill: string; required: number; level: number }[];
    idleMs: number;
    waitedMs: number;
    rivals: number;
    priority: number;
  } | null;
  identity_state: string;
  candidates: CandidateFound[];
  pop: PopFound[];
  customer_id: string | null;
  customer_name: string | null;
  customer_party: string | null;
  outcome_id: string | null;
  outcome_effect: string | null;
  note: string | null;
  note_saved_at: Date | null;
  wrap_up_agent_id: string | null;
  wrap_up_state: string | null;
  wrap_up_parked_why: string | null;
  wrap_up_until: Date | null;
  wrap_up_extensions: number | null;
  wrap_up_extensions_max: number | null;
  wrap_up_extension_ms: number | null;
  voided_at: Date | null;
  void_reason: string | null;
}

/**
 * For a reader who has a form of a contact with that form, its outcome and its note; for everybody else with those of
 * the agent who has the contact.
 */
export async function findInteractions(
  tx: Tx,
  { tenantId, userId }: Pick<SignedIn, 'tenantId' | 'userId'>,
  ids: readonly string[],
): Promise<InteractionFound[]> {
  const { rows } = await sql<InteractionFound>`
    select i.id, i.channel, i.direction, i.state, i.principal_id, p.name as principal_name, i.queue_id,
           q.names as queue_names, i.from_number, i.to_number, i.language, i.contact_point_id, i.arrived_at, i.queued_at,
           coalesce(${contactWaitedMs}, case when i.state = 'offered'
             then (extract(epoch from i.offered_at - i.queued_at) * 1000)::bigint end) as waited_ms,
           i.offered_at, i.ring_until, i.answered_at, i.ended_at, i.ending, i.ended_by, i.held, i.held_ms,
           i.held_since, i.leg_id, i.leg_lost_until,
           i.agent_id, a.name as agent_name, r.recording, i.attributes, i.reason, i.identity_state, i.candidates, i.pop,
           i.customer_id, c.name as customer_name, c.party as customer_party, o.id as outcome_id, o.effect as outcome_effect,
           d.value as note,
           d.saved_at as note_saved_at, w.agent_id as wrap_up_agent_id, w.state as wrap_up_state,
           w.parked_why as wrap_up_parked_why, w.until as wrap_up_until,
           w.extensions as wrap_up_extensions, q.wrap_up_extensions_max, q.wrap_up_extension_ms, i.voided_at, i.void_reason
    from interaction i
    left join principal p on p.tenant_id = i.tenant_id and p.id = i.principal_id
    left join queue q on q.tenant_id = i.tenant_id and q.id = i.queue_id
    left join user_account a on a.tenant_id = i.tenant_id and a.id = i.agent_id
    left join customer c on c.tenant_id = i.tenant_id and c.id = i.customer_id
    left join lateral (
      select * from wrap_up where tenant_id = i.tenant_id and interaction_id = i.id and agent_id in (i.agent_id, ${userId})
      order by agent_id = ${userId} desc limit 1
    ) w on true
    left join outcome o on o.tenant_id = i.tenant_id
      and o.id = case when w.agent_id is null then i.outcome_id else w.outcome_id end
    left join draft d on d.tenant_id = i.tenant_id and d.user_id = coalesce(w.agent_id, i.agent_id)
      and d.subject = 'interaction:' || i.id and d.field = 'note'
    left join lateral (
      select jsonb_build_object('id', id, 'state', state) as recording from recording
      where tenant_id = i.tenant_id and interaction_id = i.id order by started_at desc limit 1
    ) r on true
    where i.tenant_id = ${tenantId} and i.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

export interface TopicFound {
  interaction_id: string;
  topic_id: string;
  names: Words;
  object_id: string | null;
  object_title: string | null;
  outcome_id: string | null;
  source: string;
}

export async function findTopics(tx: Tx, tenantId: TenantId, ids: readonly string[]): Promise<TopicFound[]> {
  const { rows } = await sql<TopicFound>`
    select t.interaction_id, t.topic_id, topic.names, t.object_id, o.title as object_title, t.outcome_id, t.source
    from interaction_topic t
    join topic on topic.tenant_id = t.tenant_id and topic.id = t.topic_id
    left join object o on o.tenant_id = t.tenant_id and o.id = t.object_id
    where t.tenant_id = ${tenantId} and t.interaction_id = any(${ids}::uuid[]) and t.removed_at is null
    order by t.added_at, t.id`.execute(tx);
  return rows;
}

export interface CaseFound {
  interaction_id: string;
  id: string;
  no: number;
  title: string;
  state: string;
  role: string;
  action: string | null;
  action_names: Words | null;
}

export async function findCases(tx: Tx, tenantId: TenantId, ids: readonly string[]): Promise<CaseFound[]> {
  const { rows } = await sql<CaseFound>`
    select l.interaction_id, c.id, c.no, c.title, c.state, l.role, c.made_by->>'action' as action, a.names as action_names
    from case_interaction l
    join "case" c on c.tenant_id = l.tenant_id and c.id = l.case_id
    left join lateral (
      select names from action where tenant_id = c.tenant_id and key = c.made_by->>'action' order by id limit 1
    ) a on true
    where l.tenant_id = ${tenantId} and l.interaction_id = any(${ids}::uuid[])
    order by l.linked_at, c.no`.execute(tx);
  return rows;
}

export interface PersonFound {
  id: string;
  name: string;
  kind: string;
  party: string;
  city: string | null;
  birth_date: string | null;
  identifier: string | null;
  objects: { type: string; key: string }[];
}

/** Candidates with what tells them apart: the two things that are most often asked for by number. */
export async function findPeople(tx: Tx, tenantId: TenantId, ids: readonly string[]): Promise<PersonFound[]> {
  const { rows } = await sql<PersonFound>`
    select c.id, c.name, c.kind, c.party, c.city, c.birth_date, c.identifier, coalesce(o.objects, '[]') as objects
    from customer c
    left join lateral (
      select jsonb_agg(jsonb_build_object('type', type, 'key', key) order by type, key) as objects from (
        select t.key as type, o.key from object o
        join object_type t on t.tenant_id = o.tenant_id and t.id = o.object_type_id
        where o.tenant_id = c.tenant_id and o.customer_id = c.id and t.key in ('contract', 'account')
        order by t.key = 'contract' desc, o.key limit 2
      ) known
    ) o on true
    where c.tenant_id = ${tenantId} and c.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

export interface TitleFound {
  kind: string;
  id: string;
  title: string;
  icon: string | null;
}

/** What the targets of screen pops and the people in reasons are called. */
export async function findTitles(tx: Tx, tenantId: TenantId, ids: readonly string[]): Promise<TitleFound[]> {
  const { rows } = await sql<TitleFound>`
    select 'object' as kind, o.id, o.title, t.icon from object o
    join object_type t on t.tenant_id = o.tenant_id and t.id = o.object_type_id
    where o.tenant_id = ${tenantId} and o.id = any(${ids}::uuid[])
    union all
    select 'customer', id, name, null from customer where tenant_id = ${tenantId} and id = any(${ids}::uuid[])
    union all
    select 'user', id, name, null from user_account where tenant_id = ${tenantId} and id = any(${ids}::uuid[])
    union all
    select 'case', id, title, null from "case" where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

/** Names of screen-pop rules and skills by their keys: both are few. */
export async function findNames(tx: Tx, tenantId: TenantId): Promise<{ kind: string; key: string; names: Words }[]> {
  const { rows } = await sql<{ kind: string; key: string; names: Words }>`
    select 'rule' as kind, key, names from screen_pop_rule where tenant_id = ${tenantId}
    union all
    select 'skill', key, names from skill where tenant_id = ${tenantId}`.execute(tx);
  return rows;
}
