import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { LiveAgent, LiveFloor, LiveQueue } from '../../shared/api/live.ts';
import { inLanguage, type Language } from '../../shared/language.ts';
import { isoOf } from '../../shared/time.ts';
import type { SignedIn } from '../route.ts';
import { type AgentOnFloor, findAgentsOnFloor, findQueuesOnFloor, type QueueOnFloor } from './queries.ts';

/** The floor as it is now, by the database's time. */
export async function getLive(tx: Tx, { tenantId, language }: SignedIn): Promise<LiveFloor> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(tx);
  return {
    now: isoOf(rows[0]!.now.getTime()),
    queues: (await findQueuesOnFloor(tx, tenantId)).map((queue) => queueOf(queue, language)),
    agents: (await findAgentsOnFloor(tx, tenantId)).map((agent) => agentOf(agent, language)),
  };
}

const queueOf = (found: QueueOnFloor, language: Language): LiveQueue =>
  ({
    ...{ id: found.id, name: inLanguage(found.names, language), waiting: found.waiting },
    longestSince: found.longest_since && isoOf(found.longest_since.getTime()),
    ...{ serviceLevelMs: found.service_level_ms, offeredToday: found.offered_today },
    ...{ answeredInTimeToday: found.in_time_today, abandonedToday: found.abandoned_today },
    ...{ callbacksDue: found.callbacks_due, ready: found.ready, engaged: found.engaged, wrapUp: found.wrap_up },
  }) as LiveQueue;

const agentOf = (found: AgentOnFloor, language: Language): LiveAgent =>
  ({
    ...{ id: found.id, name: found.name, state: found.state, reason: found.reason, activity: found.activity },
    ...{ since: isoOf(found.since.getTime()), interactionId: found.interaction_id, caller: found.caller },
    queueName: found.queue_names && inLanguage(found.queue_names, language),
    handledToday: found.handled_today,
  }) as LiveAgent;
