import { sql } from 'kysely';

/**
 * Who has the contact `i`, or had it last: this agent's outcome is the contact's, whoever else had it before and
 * whenever their forms are finished. Of a call that was queued again after its answer only the log knows it.
 */
export const hadLast = sql<string | null>`coalesce((
  select (body->>'agentId')::uuid from event
  where tenant_id = i.tenant_id and interaction_id = i.id and kind = 'call.answered' order by version desc limit 1),
  i.agent_id)`;
