import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { TenantId } from '../../shared/ids.ts';
import type { Words } from '../../shared/language.ts';
import { agentsNow, hasSkillsFor } from '../calls/serving-sql.ts';
import { contactWaitedMs } from '../interactions/contact-waited.ts';

export interface QueueOnFloor {
  id: string;
  names: Words;
  service_level_ms: number;
  waiting: number;
  longest_since: Date | null;
  offered_today: number;
  in_time_today: number;
  abandoned_today: number;
  callbacks_due: number;
  ready: number;
  engaged: number;
  wrap_up: number;
}

const midnight = (tenantId: TenantId) => sql`(
  select date_trunc('day', now() at time zone time_zone) at time zone time_zone from tenant where id = ${tenantId})`;

/** Queues in use with who waits, who of those that can serve them does what, and what came since midnight. */
export async function findQueuesOnFloor(tx: Tx, tenantId: TenantId): Promise<QueueOnFloor[]> {
  const { rows } = await sql<QueueOnFloor>`
    with today as (
      select i.queue_id, count(*) as offered,
             count(*) filter (
               where i.answered_at is not null and ${contactWaitedMs} <= q.service_level_ms) as in_time,
             count(*) filter (where i.ending = 'abandoned-in-queue') as abandoned
      from interaction i join queue q on q.tenant_id = i.tenant_id and q.id = i.queue_id
      where i.tenant_id = ${tenantId} and i.queued_at is not null and i.arrived_at >= ${midnight(tenantId)}
      group by i.queue_id
    ), waiting as (
      select queue_id, count(*) as callers, min(queued_at) as since from interaction
      where tenant_id = ${tenantId} and state = 'queue' group by queue_id
    ), agents as (${agentsNow(tenantId)}), serving as (
      select q.id, a.state, count(*) as agents from queue q cross join agents a
      where q.tenant_id = ${tenantId} and a.state in ('ready', 'reserved', 'engaged', 'wrapup')
        and ${hasSkillsFor(tenantId, sql.ref('a.id'), sql.ref('q.id'))}
      group by q.id, a.state
    ), due as (
      select queue_id, count(*) as callbacks from callback
      where tenant_id = ${tenantId} and state = 'due' and due_at <= now() group by queue_id
    )
    select q.id, q.names, q.service_level_ms, coalesce(w.callers, 0) as waiting, w.since as longest_since,
           coalesce(t.offered, 0) as offered_today, coalesce(t.in_time, 0) as in_time_today,
           coalesce(t.abandoned, 0) as abandoned_today, coalesce(d.callbacks, 0) as callbacks_due,
           coalesce((select agents from serving where id = q.id and state = 'ready'), 0) as ready,
           coalesce((select sum(agents)::bigint from serving where id = q.id and state in ('reserved', 'engaged')), 0)
             as engaged,
           coalesce((select agents from serving where id = q.id and state = 'wrapup'), 0) as wrap_up
    from queue q
    left join today t on t.queue_id = q.id left join waiting w on w.queue_id = q.id left join due d on d.queue_id = q.id
    where q.tenant_id = ${tenantId} and q.retired_at is null
    order by q.key`.execute(tx);
  return rows;
}

export interface AgentOnFloor {
  id: string;
  name: string;
  state: string | null;
  reason: string | null;
  activity: string | null;
  since: Date;
  interaction_id: string | null;
  queue_names: Words | null;
  caller: string | null;
  handled_today: number;
}

/** Everybody who is signed in, with the contact that they have. A contact out of sight is not told. */
export async function findAgentsOnFloor(tx: Tx, tenantId: TenantId): Promise<AgentOnFloor[]> {
  const { rows } = await sql<AgentOnFloor>`
    with agents as (${agentsNow(tenantId)}), handled as (
      select agent_id, count(*) as contacts from interaction
      where tenant_id = ${tenantId} and ending = 'handled' and arrived_at >= ${midnight(tenantId)} group by agent_id
    )
    select a.id, a.name, a.state, a.reason, a.activity, coalesce(a.started_at, a.created_at) as since,
           i.id as interaction_id, q.names as queue_names, coalesce(c.name, i.from_number) as caller,
           coalesce(h.contacts, 0) as handled_today
    from agents a
    left join interaction i on i.tenant_id = ${tenantId} and i.id = a.interaction_id
    left join queue q on q.tenant_id = ${tenantId} and q.id = i.queue_id
    left join customer c on c.tenant_id = ${tenantId} and c.id = i.customer_id
    left join handled h on h.agent_id = a.id
    where coalesce(a.state, 'offline') <> 'offline'
    order by a.name`.execute(tx);
  return rows;
}
