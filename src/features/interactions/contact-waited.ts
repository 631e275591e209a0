import { sql } from 'kysely';

/**
 * How long the caller `i` waited in the queue: for the first answer, or until the end where nobody answered. A call
 * that lost its agent is queued again after its answer: then only the log still knows the first waiting.
 */
export const contactWaitedMs = sql<number | null>`(case when i.answered_at < i.queued_at then (
    select (body->>'waitedMs')::bigint from event
    where tenant_id = i.tenant_id and interaction_id = i.id and kind = 'call.answered' order by version limit 1)
  else (extract(epoch from coalesce(i.answered_at, i.ended_at) - i.queued_at) * 1000)::bigint end)`;
