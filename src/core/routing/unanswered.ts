import type { InteractionId, QueueId } from '../../shared/ids.ts';
import type { CallNow, CallPlace, RoutingState } from './state.ts';

/** Who waits or rings for each queue: kept up with every fact, so that no place is counted among all calls. */
export type Unanswered = Map<QueueId, Set<InteractionId>>;

type Waiting = CallNow & { place: Extract<CallPlace, { kind: 'queue' | 'offered' }> };

export function unansweredOf({ calls }: RoutingState): Unanswered {
  const unanswered: Unanswered = new Map();
  for (const call of calls.values()) noteMove(unanswered, call.id, undefined, call);
  return unanswered;
}

/** A call that was in the one place is in the other now. */
export function noteMove(
  unanswered: Unanswered,
  id: InteractionId,
  before: CallNow | undefined,
  now: CallNow | undefined,
): void {
  const [from, to] = [queueOf(before?.place), queueOf(now?.place)];
  if (from === to) return;
  if (from !== null) unanswered.get(from)?.delete(id);
  if (to === null) return;
  const there = unanswered.get(to);
  if (there) there.add(id);
  else unanswered.set(to, new Set([id]));
}

/** The queue in which a place is held, by who waits and by who rings. */
export const queueOf = (place: CallPlace | undefined): QueueId | null =>
  place?.kind === 'queue' || place?.kind === 'offered' ? place.queueId : null;

/** In no order. */
export const unansweredIn = (
  { unanswered, state }: { unanswered: Unanswered; state: RoutingState },
  queueId: QueueId,
): Waiting[] => [...(unanswered.get(queueId) ?? [])].map((id) => state.calls.get(id) as Waiting);
