import { sql } from 'kysely';
import type { TenantId } from '../../shared/ids.ts';

/** Whether the skills of an agent suffice for a queue: the rule of `canServe`, as SQL. They do for none at all. */
export const hasSkillsFor = (tenantId: TenantId, agent: unknown, queue: unknown) => sql<boolean>`not exists (
  select 1 from queue_skill r
  left join agent_skill s on s.tenant_id = r.tenant_id and s.skill_id = r.skill_id and s.agent_id = ${agent}
  where r.tenant_id = ${tenantId} and r.queue_id = ${queue} and coalesce(s.level, 0) < r.level)`;

/** Everybody in use with the open row of the ledger; nothing of it for whoever never signed in. */
export const agentsNow = (tenantId: TenantId) => sql`
  select u.id, u.name, u.created_at, u.principal_ids, u.voice_capacity,
         s.state, s.reason, s.activity, s.started_at, s.interaction_id
  from user_account u
  left join lateral (
    select * from agent_state where tenant_id = u.tenant_id and agent_id = u.id order by version desc limit 1
  ) s on true
  where u.tenant_id = ${tenantId} and u.deactivated_at is null`;
