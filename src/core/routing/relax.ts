import type { RoutingFact } from '../../shared/events.ts';
import type { InteractionId } from '../../shared/ids.ts';
import type { CallNow } from './state.ts';
import { isAt, tell, type Turn } from './turn.ts';

type Queued = Extract<RoutingFact, { kind: 'call.queued' }>;

/** A contact begins to wait; where its queue relaxes, it is said when for the first time. */
export function tellQueued(
  turn: Turn,
  { id: interactionId }: CallNow,
  { queueId, priority, lastAgentId, queuedAt }: Pick<Queued, 'queueId' | 'priority' | 'lastAgentId' | 'queuedAt'>,
): void {
  const queued: Queued = { kind: 'call.queued', interactionId, queueId, priority, lastAgentId, queuedAt };
  const first = turn.config.queues[queueId]?.relaxations[0];
  if (first) queued.relaxAt = queuedAt + first.afterMs;
  tell(turn, queued);
}

/** The wait for an agent with all that the queue asks for is over; the time and the priority of the contact stay. */
export function relaxContact(turn: Turn, interactionId: InteractionId): void {
  const call = turn.state.calls.get(interactionId);
  if (!isAt(call, 'queue')) return;
  const { relaxations = [] } = turn.config.queues[call.place.queueId] ?? {};
  const ring = call.place.ring + 1;
  const next = relaxations[ring];
  tell(turn, { kind: 'call.relaxed', interactionId, ring, nextAt: next ? call.place.queuedAt + next.afterMs : null });
}
