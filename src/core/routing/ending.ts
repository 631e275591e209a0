import type { Ending, RoutingFact } from '../../shared/events.ts';
import type { UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { restAgent } from './agent-states.ts';
import { recall } from './memory.ts';
import { hangUpLeg } from './offer.ts';
import { stopRecording } from './recording.ts';
import type { CallNow } from './state.ts';
import { ask, countOf, isAt, tell, type Turn } from './turn.ts';
import { recordOfWait } from './record-of-wait.ts';
import { startWrapUp } from './wrap-up.ts';

type By = Extract<RoutingFact, { kind: 'call.ended' }>['by'];

/** Ends a call wherever it is, exactly once: legs, recording, the agent and what is left to do follow from its place. */
export function endCall(turn: Turn, call: CallNow, how: { ending: Ending; by: By }): void {
  const interactionId = call.id;
  stopRecording(turn, call);
  if (how.by === 'zvon' || how.by === 'agent') ask(turn, { kind: 'call.hangup', interactionId });
  if (isAt(call, 'offered', 'talking')) hangUpLeg(turn, call);
  if (isAt(call, 'offered')) {
    const { agentId, legId } = call.place;
    tell(turn, { kind: 'offer.ended', interactionId, agentId, legId, how: 'withdrawn' });
  }
  const agentId = call.place.kind === 'talking' ? call.place.agentId : null;
  const ended: Extract<RoutingFact, { kind: 'call.ended' }> = {
    kind: 'call.ended',
    interactionId,
    ending: how.ending,
    by: how.by,
    agentId,
  };
  tell(turn, Object.assign(ended, recordOfWait(turn, call)));
  if (isAt(call, 'offered')) restAgent(turn, call.place.agentId);
  if (isAt(call, 'talking')) startWrapUp(turn, call);
}

/** The caller hung up, or their line broke. */
export function callerLeft(turn: Turn, call: CallNow, by: By): void {
  if (isAt(call, 'flow')) return endCall(turn, call, { ending: 'abandoned-in-flow', by });
  if (!isAt(call, 'talking')) return endCall(turn, call, { ending: 'abandoned-in-queue', by });
  if (call.place.legLostUntil === null) return endCall(turn, call, { ending: 'handled', by });
  endCall(turn, call, { ending: 'lost-agent', by });
  promiseCallback(turn, call, { origin: 'lost-agent', due: turn.at });
}

/**
 * The telephone system lost the call: the caller is called back, also one who was still in the flow, unless they hid
 * their number. Whoever had come to a queue is on record there, number or not.
 */
export function lostWithPbx(turn: Turn, call: CallNow): void {
  endCall(turn, call, { ending: 'lost-pbx', by: 'unknown' });
  if (!isAt(call, 'flow') || call.from !== null) promiseCallback(turn, call, { origin: 'lost-pbx', due: turn.at });
}

export function promiseCallback(
  turn: Turn,
  call: CallNow,
  how: { origin: 'lost-pbx' | 'lost-agent'; due: Instant },
): void {
  const { place } = call;
  const ownerId = lastAgentOf(turn, call);
  const callbackId = turn.ids.callbackId(countOf(turn, 'callback.promised'));
  const queueId = place.kind === 'flow' ? null : place.queueId;
  const about = { callbackId, interactionId: call.id, number: call.from, queueId, ownerId };
  tell(turn, { kind: 'callback.promised', ...about, ...how });
}

/** Who served the caller: in this call, or the number before it. */
function lastAgentOf(turn: Turn, { place, from }: CallNow): UserId | null {
  if (place.kind === 'talking') return place.agentId;
  if (place.kind !== 'flow') return place.lastAgentId;
  return from === null ? null : (recall(turn.state.lastAgents, from)?.agentId ?? null);
}
