import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { TenantId, UserId } from '../../shared/ids.ts';
import type { Words } from '../../shared/language.ts';
import { hasSkillsFor } from '../calls/serving-sql.ts';
import { contactWaitedMs } from '../interactions/contact-waited.ts';

/** The version that the log has now, with the database's time. */
export async function findHead(tx: Tx, tenantId: TenantId): Promise<{ version: number; now: Date }> {
  const { rows } = await sql<{ version: number; now: Date }>`
    select version, clock_timestamp() as now from event_head where tenant_id = ${tenantId}`.execute(tx);
  return rows[0]!;
}

export interface AgentFound {
  id: string;
  name: string;
  role: string;
  created_at: Date;
  state: string | null;
  reason: string | null;
  activity: string | null;
  started_at: Date | null;
  interaction_id: string | null;
  forced: { by: string; why: string | null; state: string; reason: string | null } | null;
}

/** Who these agents are, each with the open row of the ledger, and whoever set a state since their own last choice. */
export async function findAgents(tx: Tx, tenantId: TenantId, ids: readonly string[]): Promise<AgentFound[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<AgentFound>`
    select u.id, u.name, u.role, u.created_at, s.state, s.reason, s.activity, s.started_at, s.interaction_id, f.forced
    from user_account u
    left join lateral (
      select * from agent_state where tenant_id = u.tenant_id and agent_id = u.id order by version desc limit 1
    ) s on true
    left join lateral (
      select json_build_object('by', b.name, 'why', f.why, 'state', f.state, 'reason', f.reason) as forced
      from forced_state f join user_account b on b.tenant_id = f.tenant_id and b.id = f.forced_by
      where f.tenant_id = u.tenant_id and f.agent_id = u.id and not exists (
        select 1 from agent_state o
        where o.tenant_id = f.tenant_id and o.agent_id = f.agent_id and o.source = 'agent' and o.started_at > f.forced_at)
      order by f.forced_at desc limit 1
    ) f on true
    where u.tenant_id = ${tenantId} and u.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

/** Offered, in talk, or with a wrap-up that is not finished: the rule of `isOnDesk`, as a query. */
export async function findDeskInteractionIds(tx: Tx, tenantId: TenantId, me: UserId): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from interaction where tenant_id = ${tenantId} and agent_id = ${me} and state in ('offered', 'talking')
    union
    select interaction_id from wrap_up
    where tenant_id = ${tenantId} and agent_id = ${me} and state <> 'finished'`.execute(tx);
  return rows.map((row) => row.id);
}

/** Who has each of these contacts, or has a form of it that is not finished. */
export async function findHolders(
  tx: Tx,
  tenantId: TenantId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; agents: string[] }>`
    select id, array_agg(agent_id::text) as agents from (
      select id, agent_id from interaction
      where tenant_id = ${tenantId} and id = any(${ids}::uuid[]) and agent_id is not null
      union
      select interaction_id, agent_id from wrap_up
      where tenant_id = ${tenantId} and interaction_id = any(${ids}::uuid[]) and state <> 'finished'
    ) held group by id`.execute(tx);
  return new Map(rows.map(({ id, agents }) => [id, new Set(agents)]));
}

/** Those of the ids that stand for something in sight. */
export async function findSeen(tx: Tx, tenantId: TenantId, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const tables = ['interaction', 'case', 'customer', 'object', 'contact_point', 'callback'];
  const seen = tables.map(
    (table) => sql`select id from ${sql.table(table)} where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`,
  );
  const { rows } = await sql<{ id: string }>`${sql.join(seen, sql` union all `)}`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

export async function findInteractionIdsOf(tx: Tx, tenantId: TenantId, caseIds: readonly string[]): Promise<string[]> {
  if (caseIds.length === 0) return [];
  const { rows } = await sql<{ interaction_id: string }>`
    select distinct interaction_id from case_interaction
    where tenant_id = ${tenantId} and case_id = any(${caseIds}::uuid[])`.execute(tx);
  return rows.map((row) => row.interaction_id);
}

export async function findQueueIdsOf(tx: Tx, tenantId: TenantId, interactionIds: readonly string[]): Promise<string[]> {
  if (interactionIds.length === 0) return [];
  const { rows } = await sql<{ queue_id: string }>`
    select distinct queue_id from interaction
    where tenant_id = ${tenantId} and id = any(${interactionIds}::uuid[]) and queue_id is not null`.execute(tx);
  return rows.map((row) => row.queue_id);
}

export async function findCallbackIdsOf(
  tx: Tx,
  tenantId: TenantId,
  interactionIds: readonly string[],
): Promise<string[]> {
  if (interactionIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from callback
    where tenant_id = ${tenantId} and interaction_id = any(${interactionIds}::uuid[])`.execute(tx);
  return rows.map((row) => row.id);
}

export interface CallbackFound {
  id: string;
  due_at: Date;
  number: string | null;
  customer_id: string | null;
  customer_name: string | null;
  interaction_id: string | null;
  owner_id: string | null;
  queue_names: Words | null;
  origin: string;
  note: string | null;
  state: string;
}

/**
 * The due callbacks of the agent, and those of nobody in the queues that the agent serves: whoever calls first takes
 * them. With `ids` those of them that belong on this desk, whatever their state.
 */
export async function findCallbacks(
  tx: Tx,
  tenantId: TenantId,
  me: UserId,
  ids: readonly string[] | null,
): Promise<CallbackFound[]> {
  const { rows } = await sql<CallbackFound>`
    select b.id, b.due_at, b.number, b.customer_id, c.name as customer_name, b.interaction_id, b.owner_id, b.origin,
           q.names as queue_names, b.note, b.state
    from callback b
    left join customer c on c.tenant_id = b.tenant_id and c.id = b.customer_id
    left join queue q on q.tenant_id = b.tenant_id and q.id = b.queue_id
    where b.tenant_id = ${tenantId}
      and (b.owner_id = ${me} or (b.owner_id is null and ${hasSkillsFor(tenantId, me, sql.ref('b.queue_id'))}))
      and ${ids === null ? sql`b.state = 'due'` : sql`b.id = any(${ids}::uuid[])`}`.execute(tx);
  return rows;
}

/** Where a callback stands: with its owner, or with nobody in its queue. */
export interface CallbackPlace {
  id: string;
  ownerId: string | null;
  queueId: string | null;
}

export async function findCallbackPlaces(tx: Tx, tenantId: TenantId, ids: readonly string[]): Promise<CallbackPlace[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<CallbackPlace>`
    select id, owner_id as "ownerId", queue_id as "queueId" from callback
    where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

/** By queue: everybody whose skills suffice for it, with the level in the weakest skill asked for. */
export async function findLevels(
  tx: Tx,
  tenantId: TenantId,
  queueIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number | null>>> {
  if (queueIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; agents: Record<string, number | null> }>`
    select id, json_object_agg(agent_id, my_level) as agents from (
      select q.id, u.id as agent_id, min(s.level) as my_level
      from queue q join user_account u on u.tenant_id = q.tenant_id
      left join queue_skill r on r.tenant_id = q.tenant_id and r.queue_id = q.id
      left join agent_skill s on s.tenant_id = q.tenant_id and s.agent_id = u.id and s.skill_id = r.skill_id
      where q.tenant_id = ${tenantId} and q.id = any(${queueIds}::uuid[])
      group by q.id, u.id having bool_and(coalesce(s.level, 0) >= coalesce(r.level, 0))
    ) served group by id`.execute(tx);
  return new Map(rows.map(({ id, agents }) => [id, new Map(Object.entries(agents))]));
}

export interface QueueCounted {
  id: string;
  names: Words;
  waiting: number;
  longest_since: Date | null;
  offered_today: number;
  answered_in_time_today: number;
  service_level_ms: number;
}

/**
 * Queues with who waits in them now and what came since midnight in the tenant's time zone: the same for everybody who
 * serves them. With `ids` only those of them.
 */
export async function countQueues(tx: Tx, tenantId: TenantId, ids: readonly string[] | null): Promise<QueueCounted[]> {
  const { rows } = await sql<QueueCounted>`
    with asked as (
      select q.id, q.names, q.service_level_ms from queue q
      where q.tenant_id = ${tenantId} and q.retired_at is null
        and ${ids === null ? sql`true` : sql`q.id = any(${ids}::uuid[])`}
    ), today as (
      select i.queue_id, count(*) as offered,
             count(*) filter (
               where i.answered_at is not null and ${contactWaitedMs} <= q.service_level_ms) as in_time
      from interaction i join asked q on q.id = i.queue_id
      where i.tenant_id = ${tenantId} and i.queued_at is not null and i.arrived_at >= (
        select date_trunc('day', now() at time zone time_zone) at time zone time_zone from tenant where id = ${tenantId})
      group by i.queue_id
    ), waiting as (
      select queue_id, count(*) as callers, min(queued_at) as since from interaction
      where tenant_id = ${tenantId} and state = 'queue' group by queue_id
    )
    select q.id, q.names, coalesce(w.callers, 0) as waiting, w.since as longest_since,
           coalesce(t.offered, 0) as offered_today, coalesce(t.in_time, 0) as answered_in_time_today, q.service_level_ms
    from asked q left join today t on t.queue_id = q.id left join waiting w on w.queue_id = q.id`.execute(tx);
  return rows;
}

export type QueueFound = QueueCounted & { my_level: number | null };

/** Those of the queues that the agent's skills suffice for, with the level in the weakest skill asked for. */
export async function findMyQueues(
  tx: Tx,
  tenantId: TenantId,
  me: UserId,
  counted: readonly QueueCounted[],
): Promise<QueueFound[]> {
  if (counted.length === 0) return [];
  const { rows } = await sql<{ id: string; my_level: number | null }>`
    select q.id, min(s.level) as my_level from queue q
    left join queue_skill r on r.tenant_id = q.tenant_id and r.queue_id = q.id
    left join agent_skill s on s.tenant_id = q.tenant_id and s.agent_id = ${me} and s.skill_id = r.skill_id
    where q.tenant_id = ${tenantId} and q.id = any(${counted.map(({ id }) => id)}::uuid[])
      and ${hasSkillsFor(tenantId, me, sql.ref('q.id'))}
    group by q.id`.execute(tx);
  const levels = new Map(rows.map((row) => [row.id, row.my_level]));
  return counted.flatMap((queue) => {
    const level = levels.get(queue.id);
    return level === undefined ? [] : [{ ...queue, my_level: level }];
  });
}
