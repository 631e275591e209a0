import type { InteractionId, LegId } from '../../shared/ids.ts';
import { changeAgent } from './agent-states.ts';
import { queuePromptIdOf } from './leg-ids.ts';
import { contactOf } from './offer.ts';
import { isToBeRecorded, resumeRecording, startRecording } from './recording.ts';
import { ask, isAt, tell, type CallAt, type Turn } from './turn.ts';

/** An answer counts only for the leg that is wanted now; one that comes after its offer is gone is hung up. */
export function legAnswered(turn: Turn, interactionId: InteractionId, legId: LegId): void {
  const call = turn.state.calls.get(interactionId);
  if (!isAt(call, 'offered', 'talking') || call.place.legId !== legId) {
    return ask(turn, { kind: 'leg.hangup', interactionId, legId });
  }
  if (isAt(call, 'offered')) answerOffer(turn, call);
  else if (isAt(call, 'talking') && !call.place.bridged) joinLeg(turn, call);
}

function answerOffer(turn: Turn, call: CallAt<'offered'>): void {
  const { agentId, legId, queueId, queuedAt } = call.place;
  const interactionId = call.id;
  tell(turn, { kind: 'call.answered', interactionId, agentId, legId, waitedMs: turn.at - queuedAt });
  changeAgent(turn, agentId, { state: 'engaged', activity: 'talking', contact: contactOf(turn, call, queueId) });
  // A prompt that is still playing would hold the bridging up until its end.
  ask(turn, { kind: 'prompt.stop', interactionId, promptId: queuePromptIdOf(call.id, call.place) });
  ask(turn, { kind: 'music.stop', interactionId });
  ask(turn, { kind: 'bridge.join', interactionId, legId });
}

/** Brings the leg to the caller, who hears music until then. */
export function joinLeg(turn: Turn, call: CallAt<'talking'>): void {
  ask(turn, { kind: 'music.stop', interactionId: call.id });
  ask(turn, { kind: 'bridge.join', interactionId: call.id, legId: call.place.legId });
}

/** Caller and agent hear each other, for the first time or again after a lost leg. */
export function bridgeJoined(turn: Turn, interactionId: InteractionId, legId: LegId): void {
  const call = turn.state.calls.get(interactionId);
  if (!isAt(call, 'talking') || call.place.legId !== legId || call.place.bridged) return;
  const { agentId, queueId, held } = call.place;
  tell(turn, { kind: 'call.bridged', interactionId, agentId, legId });
  const activity = held ? 'on-hold' : 'talking';
  changeAgent(turn, agentId, { state: 'engaged', activity, contact: contactOf(turn, call, queueId) });
  if (held) ask(turn, { kind: 'call.hold', interactionId, legId });
  else resumeRecording(turn, call);
  if (call.recordingName === null && isToBeRecorded(turn, call)) startRecording(turn, call);
}
