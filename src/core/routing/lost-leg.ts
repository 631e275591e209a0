import type { InteractionId } from '../../shared/ids.ts';
import { agentOf, changeAgent, dismissAgent } from './agent-states.ts';
import { legIdOf } from './leg-ids.ts';
import { legLostMs, topPriority } from './limits.ts';
import { contactOf, dialOffer, hangUpLeg } from './offer.ts';
import { pauseRecording, stopRecording } from './recording.ts';
import { tellQueued } from './relax.ts';
import { ask, isAt, tell, type CallAt, type Turn } from './turn.ts';
import { parkLostContact } from './wrap-up.ts';

/** The agent's leg is gone but the caller is not: they are held with music until the phone is back (reliability 10). */
export function loseLeg(turn: Turn, call: CallAt<'talking'>): void {
  const { agentId, legId, queueId, legLostUntil } = call.place;
  const until = legLostUntil ?? turn.at + legLostMs;
  hangUpLeg(turn, call);
  tell(turn, { kind: 'leg.lost', interactionId: call.id, agentId, legId, until });
  changeAgent(turn, agentId, {
    state: 'engaged',
    activity: 'waiting-for-phone',
    contact: contactOf(turn, call, queueId),
  });
  if (legLostUntil !== null) return;
  pauseRecording(turn, call);
  ask(turn, { kind: 'music.start', interactionId: call.id });
}

/** A new leg to the agent whose phone shows life again; it answers by itself, for the agent is in this call. */
export function redialLeg(turn: Turn, interactionId: InteractionId): void {
  const call = turn.state.calls.get(interactionId);
  if (!isAt(call, 'talking') || call.place.legLostUntil === null || call.place.redialling) return;
  const { agentId, legLostUntil } = call.place;
  if (!agentOf(turn, agentId).phoneRegistered || legLostUntil <= turn.at) return;
  const legId = legIdOf(interactionId, call.attempts + 1, turn.at);
  tell(turn, { kind: 'leg.redialled', interactionId, agentId, legId });
  dialLostLeg(turn, { ...call, place: { ...call.place, legId } });
}

export function dialLostLeg(turn: Turn, call: CallAt<'talking'>): void {
  const { agentId, legId, legLostUntil } = call.place;
  const timeoutMs = (legLostUntil ?? turn.at) - turn.at;
  ask(turn, { kind: 'leg.dial', interactionId: call.id, legId, agentId, timeoutMs, autoAnswer: true, from: call.from });
}

/** The page was reloaded while it rang: the old leg cannot be answered any more, a new one rings for what is left. */
export function ringAgain(turn: Turn, call: CallAt<'offered'>): void {
  const { agentId, ringUntil } = call.place;
  if (!agentOf(turn, agentId).phoneRegistered || ringUntil <= turn.at) return;
  hangUpLeg(turn, call);
  const legId = legIdOf(call.id, call.attempts + 1, turn.at);
  tell(turn, { kind: 'leg.redialled', interactionId: call.id, agentId, legId });
  dialOffer(turn, call, { agentId, legId, ringUntil });
}

/** The phone did not come back in time: the caller goes to the front of all, the agent's form to the tray. */
export function giveUpLeg(turn: Turn, interactionId: InteractionId): void {
  const call = turn.state.calls.get(interactionId);
  if (!isAt(call, 'talking') || call.place.legLostUntil === null) return;
  const { agentId, queueId } = call.place;
  hangUpLeg(turn, call);
  stopRecording(turn, call);
  parkLostContact(turn, call);
  tellQueued(turn, call, { queueId, priority: topPriority, lastAgentId: null, queuedAt: turn.at });
  dismissAgent(turn, agentId, { state: 'not_ready', reason: 'lost-connection' });
}
