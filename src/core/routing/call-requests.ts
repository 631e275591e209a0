import type { RefusalCode } from '../../shared/errors.ts';
import type { InteractionId, UserId } from '../../shared/ids.ts';
import { changeAgent } from './agent-states.ts';
import { endCall, lostWithPbx } from './ending.ts';
import { contactOf, hangUpLeg, returnOffer } from './offer.ts';
import { pauseRecording, resumeRecording } from './recording.ts';
import { ask, isAt, tell, type CallAt, type Turn } from './turn.ts';

interface Asked {
  agentId: UserId;
  interactionId: InteractionId;
}

/** A phone that answers by itself has no use for the command; accepting twice is accepting. */
export function acceptOffer(turn: Turn, { agentId, interactionId }: Asked): RefusalCode | null {
  const call = turn.state.calls.get(interactionId);
  if (!isAt(call, 'offered', 'talking') || call.place.agentId !== agentId) return 'offer-gone';
  if (isAt(call, 'offered')) ask(turn, { kind: 'leg.answer', interactionId, legId: call.place.legId });
  return null;
}

export function declineOffer(turn: Turn, { agentId, interactionId }: Asked): RefusalCode | null {
  const call = turn.state.calls.get(interactionId);
  if (!isAt(call, 'offered') || call.place.agentId !== agentId) return 'offer-gone';
  hangUpLeg(turn, call);
  returnOffer(turn, call, 'declined');
  return null;
}

export function holdCall(turn: Turn, asked: Asked): RefusalCode | null {
  return withLeg(turn, asked, (call) => {
    if (call.place.held) return;
    const { agentId, legId, queueId } = call.place;
    pauseRecording(turn, call);
    ask(turn, { kind: 'call.hold', interactionId: call.id, legId });
    tell(turn, { kind: 'call.held', interactionId: call.id, agentId });
    changeAgent(turn, agentId, { state: 'engaged', activity: 'on-hold', contact: contactOf(turn, call, queueId) });
  });
}

export function resumeCall(turn: Turn, asked: Asked): RefusalCode | null {
  return withLeg(turn, asked, (call) => {
    if (!call.place.held) return;
    const { agentId, legId, queueId } = call.place;
    ask(turn, { kind: 'call.resume', interactionId: call.id, legId });
    resumeRecording(turn, call);
    tell(turn, { kind: 'call.resumed', interactionId: call.id, agentId });
    changeAgent(turn, agentId, { state: 'engaged', activity: 'talking', contact: contactOf(turn, call, queueId) });
  });
}

export function sendDigits(turn: Turn, asked: Asked & { digits: string }): RefusalCode | null {
  return withLeg(turn, asked, (call) => {
    ask(turn, { kind: 'call.sendDigits', interactionId: call.id, digits: asked.digits });
  });
}

/**
 * Also without a leg: an agent whose phone is lost may still let the caller go. While the telephone system is away
 * nobody hears anybody: the agent gives the call up as lost, and one that outlived the connection is hung up after it.
 */
export function endByAgent(turn: Turn, asked: Asked): RefusalCode | null {
  const call = talkingOf(turn, asked);
  if (typeof call === 'string') return call;
  if (turn.state.telephony === 'away') lostWithPbx(turn, call);
  else endCall(turn, call, { ending: 'handled', by: 'agent' });
  return null;
}

/** What needs both ends of the conversation is refused while the agent's end is missing. */
function withLeg(turn: Turn, asked: Asked, act: (call: CallAt<'talking'>) => void): RefusalCode | null {
  const call = talkingOf(turn, asked);
  if (typeof call === 'string') return call;
  if (call.place.legLostUntil !== null) return 'phone-missing';
  if (!call.place.bridged) return 'conflict';
  act(call);
  return null;
}

/** The conversation of this agent, or why it is not theirs. */
export function talkingOf(turn: Turn, { agentId, interactionId }: Asked): CallAt<'talking'> | RefusalCode {
  const call = turn.state.calls.get(interactionId);
  if (!call) return 'call-gone';
  return isAt(call, 'talking') && call.place.agentId === agentId ? call : 'call-not-yours';
}
