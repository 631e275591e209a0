import type { AssignmentReason } from '../../shared/events.ts';
import type { QueueId, UserId } from '../../shared/ids.ts';
import { changeAgent, dismissAgent, restAgent, type Contact } from './agent-states.ts';
import { legIdOf } from './leg-ids.ts';
import type { CallNow, QueueConfig } from './state.ts';
import { ask, tell, type CallAt, type Turn } from './turn.ts';

export function offerContact(
  turn: Turn,
  call: CallAt<'queue'>,
  queue: QueueConfig,
  agentId: UserId,
  reason: AssignmentReason,
): void {
  const attempt = call.attempts + 1;
  const legId = legIdOf(call.id, attempt, turn.at);
  const ringUntil = turn.at + queue.ringMs;
  tell(turn, { kind: 'call.offered', interactionId: call.id, agentId, legId, attempt, ringUntil, reason });
  changeAgent(turn, agentId, { state: 'reserved', activity: 'ringing', contact: contactOf(turn, call, queue.id) });
  dialOffer(turn, call, { agentId, legId, ringUntil });
}

/** A leg is dialled for what is left of its ringing: after a restart that is less than the queue's full time. */
export function dialOffer(
  turn: Turn,
  call: CallNow,
  offer: Pick<CallAt<'offered'>['place'], 'agentId' | 'legId' | 'ringUntil'>,
): void {
  const { agentId, legId, ringUntil } = offer;
  const timeoutMs = ringUntil - turn.at;
  ask(turn, {
    kind: 'leg.dial',
    interactionId: call.id,
    legId,
    agentId,
    timeoutMs,
    autoAnswer: false,
    from: call.from,
  });
}

const restAfter = {
  missed: { state: 'not_ready', reason: 'missed' },
  declined: { state: 'not_ready', reason: 'rejected' },
  'phone-failed': { state: 'not_ready', reason: 'phone-lost' },
} as const;

/** The offer was not taken: the work returns to the front, with the time and the priority that it had. */
export function returnOffer(
  turn: Turn,
  call: CallAt<'offered'>,
  how: 'missed' | 'declined' | 'phone-failed' | 'withdrawn',
): void {
  const { agentId, legId, queueId, priority, lastAgentId, queuedAt } = call.place;
  tell(turn, { kind: 'offer.ended', interactionId: call.id, agentId, legId, how });
  tell(turn, { kind: 'call.queued', interactionId: call.id, queueId, priority, lastAgentId, queuedAt });
  if (how === 'withdrawn') restAgent(turn, agentId);
  else dismissAgent(turn, agentId, restAfter[how]);
}

export function hangUpLeg(turn: Turn, call: CallAt<'offered' | 'talking'>): void {
  ask(turn, { kind: 'leg.hangup', interactionId: call.id, legId: call.place.legId });
}

export const contactOf = (turn: Turn, call: CallNow, queueId: QueueId): Contact => ({
  interactionId: call.id,
  queueId,
  principalId: call.principalId ?? turn.config.queues[queueId]?.principalId ?? null,
});
