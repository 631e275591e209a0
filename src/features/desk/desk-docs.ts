import type { ChosenState } from '../../shared/agent-state.ts';
import type { AgentDoc, CallbackDoc, QueueDoc } from '../../shared/api/desk.ts';
import { inLanguage, type Language } from '../../shared/language.ts';
import { isoOf } from '../../shared/time.ts';
import type { AgentFound, CallbackFound, QueueFound } from './queries.ts';

/** What only the engine knows of an agent now. */
export interface LiveAgent {
  next: ChosenState | null;
  phoneRegistered: boolean;
}

export const agentDoc = (found: AgentFound, live: LiveAgent): AgentDoc =>
  ({
    ...{ id: found.id, name: found.name, role: found.role },
    ...{ state: found.state ?? 'offline', reason: found.reason, activity: found.activity },
    since: isoOf((found.started_at ?? found.created_at).getTime()),
    ...{ interactionId: found.interaction_id, forced: found.forced },
    ...live,
  }) as AgentDoc;

export const callbackDoc = (found: CallbackFound, language: Language): CallbackDoc =>
  ({
    ...{ id: found.id, dueAt: isoOf(found.due_at.getTime()), number: found.number, note: found.note },
    ...{ customerId: found.customer_id, customerName: found.customer_name, interactionId: found.interaction_id },
    queueName: found.queue_names && inLanguage(found.queue_names, language),
    ...{ ownerId: found.owner_id, origin: found.origin, state: found.state },
  }) as CallbackDoc;

export const queueDoc = (found: QueueFound, language: Language): QueueDoc =>
  ({
    ...{ id: found.id, name: inLanguage(found.names, language), waiting: found.waiting },
    longestSince: found.longest_since && isoOf(found.longest_since.getTime()),
    ...{ offeredToday: found.offered_today, answeredInTimeToday: found.answered_in_time_today },
    ...{ serviceLevelMs: found.service_level_ms, myLevel: found.my_level },
  }) as QueueDoc;
