import type { InteractionId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { QueueConfig } from './state.ts';
import { isAt, tell, type Turn } from './turn.ts';

/** When a contact of this queue would be satisfied with less. */
export function relaxesAt(queue: QueueConfig | undefined, queuedAt: Instant): { relaxAt?: Instant } {
  const first = queue?.relaxations[0];
  return first ? { relaxAt: queuedAt + first.afterMs } : {};
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
