import type { InteractionId, LegId, UserId } from '../../shared/ids.ts';
import type { EndCause } from '../telephony/event.ts';
import { agentOf } from './agent-states.ts';
import { endCall } from './ending.ts';
import { loseLeg, redialLeg, ringAgain } from './lost-leg.ts';
import { hangUpLeg, returnOffer } from './offer.ts';
import type { CallNow } from './state.ts';
import { isAt, tell, type CallAt, type Turn } from './turn.ts';

export function setPhone(turn: Turn, agentId: UserId, registered: boolean): void {
  const known = turn.config.agents[agentId] ?? turn.state.agents.get(agentId);
  if (!known || agentOf(turn, agentId).phoneRegistered === registered) return;
  tell(turn, { kind: 'agent.phoneChanged', agentId, registered });
}

export function phoneRegistered(turn: Turn, agentId: UserId): void {
  setPhone(turn, agentId, true);
  const call = contactCallOf(turn, agentId);
  if (call) redialLeg(turn, call.id);
}

export function phoneLost(turn: Turn, agentId: UserId): void {
  setPhone(turn, agentId, false);
  const call = contactCallOf(turn, agentId);
  if (isAt(call, 'offered')) {
    hangUpLeg(turn, call);
    returnOffer(turn, call, 'phone-failed');
  } else if (isAt(call, 'talking') && hasLeg(call)) loseLeg(turn, call);
}

/** A desk without a leg while one is believed up has been reloaded: its phone cannot say goodbye to the old leg. */
export function phoneSaysHello(turn: Turn, agentId: UserId, legId: string | null): void {
  const call = contactCallOf(turn, agentId);
  if (legId !== null || !call) return;
  if (isAt(call, 'offered')) return ringAgain(turn, call);
  if (!isAt(call, 'talking') || call.place.redialling) return;
  if (call.place.legLostUntil === null) loseLeg(turn, call);
  redialLeg(turn, call.id);
}

/** A leg ended; one that is not wanted any more has been dealt with already. */
export function legEnded(
  turn: Turn,
  ended: { interactionId: InteractionId; legId: LegId; cause: EndCause; by: 'agent' | 'zvon' | 'unknown' },
): void {
  const call = turn.state.calls.get(ended.interactionId);
  if (!isAt(call, 'offered', 'talking') || call.place.legId !== ended.legId) return;
  if (isAt(call, 'offered')) return returnOffer(turn, call, offerEndOf(ended.cause));
  if (!isAt(call, 'talking') || !hasLeg(call)) return;
  const hungUp = ended.cause === 'normal' && ended.by !== 'zvon' && call.place.legLostUntil === null;
  if (hungUp) endCall(turn, call, { ending: 'handled', by: 'agent' });
  else loseLeg(turn, call);
}

function offerEndOf(cause: EndCause): 'missed' | 'declined' | 'phone-failed' {
  switch (cause) {
    case 'no-answer':
      return 'missed';
    case 'busy':
    case 'rejected':
    case 'normal':
      return 'declined';
    default:
      return 'phone-failed';
  }
}

const hasLeg = (call: CallAt<'talking'>): boolean => call.place.legLostUntil === null || call.place.redialling;

function contactCallOf(turn: Turn, agentId: UserId): CallNow | undefined {
  const { interactionId } = agentOf(turn, agentId);
  const call = interactionId === null ? undefined : turn.state.calls.get(interactionId);
  return isAt(call, 'offered', 'talking') && call.place.agentId === agentId ? call : undefined;
}
