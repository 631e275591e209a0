import type { LegId } from '../../shared/ids.ts';
import type { CallSeen, TelephonyEvent, TelephonySnapshot } from '../telephony/event.ts';
import { bridgeJoined, joinLeg, legAnswered } from './answer.ts';
import { callArrived } from './arrive.ts';
import { callerLeft, lostWithPbx } from './ending.ts';
import { inOrder } from './in-order.ts';
import { dialLostLeg, loseLeg, redialLeg } from './lost-leg.ts';
import { dialOffer, hangUpLeg, returnOffer } from './offer.ts';
import { setPhone } from './phones.ts';
import { isRecordingPaused, pauseRecording, resumeRecording } from './recording.ts';
import { restoreSound } from './restore.ts';
import { callLost } from './unheard.ts';
import type { CallNow } from './state.ts';
import { ask, isAt, tell, type CallAt, type Turn } from './turn.ts';

type Connected = Pick<Extract<TelephonyEvent, { kind: 'telephony.connected' }>, 'startedAt' | 'snapshot'>;
type LegSeen = CallSeen['legs'][number];

/**
 * Holds what was decided against what exists: the telephone system is right about channels, the log about everything
 * else. Seeing the same again decides nothing. A call that is not there was lost with its system if that was started
 * again meanwhile; otherwise the caller hung up and nobody heard it.
 */
export function reconcile(turn: Turn, { startedAt, snapshot }: Connected): void {
  const isSameLife = turn.state.telephonyStartedAt === startedAt;
  if (turn.state.telephony === 'away' || !isSameLife)
    tell(turn, { kind: 'telephony.changed', connected: true, startedAt });
  const seenById = new Map(snapshot.calls.map((seen) => [seen.interactionId, seen]));
  seePhones(turn, snapshot);
  for (const [, call] of inOrder(turn.state.calls)) {
    const seen = seenById.get(call.id);
    if (seen) reconcileCall(turn, call, seen);
    else if (isSameLife) callerLeft(turn, call, 'unknown');
    else lostWithPbx(turn, call);
  }
  for (const seen of snapshot.calls) if (!turn.state.calls.get(seen.interactionId)) takeUnknown(turn, seen);
  if (!isSameLife) for (const lost of snapshot.lost) callLost(turn, lost);
}

function seePhones(turn: Turn, snapshot: TelephonySnapshot): void {
  const registered = new Set(snapshot.phones);
  for (const agentId of registered) setPhone(turn, agentId, true);
  for (const [, agent] of inOrder(turn.state.agents)) {
    if (agent.phoneRegistered && !registered.has(agent.id)) setPhone(turn, agent.id, false);
  }
}

/** Came while Zvon was away, was ended and did not hear of it, or was forgotten: no leg of it is wanted, and no recording. */
function takeUnknown(turn: Turn, seen: CallSeen): void {
  hangUpLegs(turn, seen, null);
  stopSeenRecording(turn, seen);
  callArrived(turn, { interactionId: seen.interactionId, from: seen.from, to: seen.to, attempt: 1 });
}

function reconcileCall(turn: Turn, call: CallNow, seen: CallSeen): void {
  const wanted = isAt(call, 'offered', 'talking') ? call.place.legId : null;
  hangUpLegs(turn, seen, wanted);
  reconcileRecording(turn, call, seen);
  if (!isAt(call, 'talking')) restoreSound(turn, call);
  const leg = seen.legs.find(({ legId }) => legId === wanted);
  if (isAt(call, 'offered')) reconcileOffer(turn, call, leg);
  if (isAt(call, 'talking')) reconcileTalk(turn, call, leg);
}

/** A leg that was answered meanwhile counts; one that is not there was never dialled, or is dialled for what is left. */
function reconcileOffer(turn: Turn, call: CallAt<'offered'>, leg: LegSeen | undefined): void {
  if (leg?.state === 'up') {
    legAnswered(turn, call.id, leg.legId);
    return leg.bridged ? bridgeJoined(turn, call.id, leg.legId) : undefined;
  }
  if (leg) return;
  if (!turn.state.agents.get(call.place.agentId)?.phoneRegistered) return returnOffer(turn, call, 'phone-failed');
  if (call.place.ringUntil > turn.at) return dialOffer(turn, call, call.place);
  returnOffer(turn, call, 'withdrawn');
}

function reconcileTalk(turn: Turn, call: CallAt<'talking'>, leg: LegSeen | undefined): void {
  const { legLostUntil, redialling } = call.place;
  const isWanted = legLostUntil === null || redialling;
  if (leg?.state === 'up' && isWanted) return seeLeg(turn, call, leg);
  if (leg && legLostUntil === null) return;
  ask(turn, { kind: 'music.start', interactionId: call.id });
  if (leg && redialling) return;
  if (isWanted) return missLeg(turn, call);
  // A leg that was given up is not trusted again: the phone gets a new one.
  if (leg) hangUpLeg(turn, call);
  redialLeg(turn, call.id);
}

/** The leg is there; what may be missing is its bridge, or the hold that came after it. */
function seeLeg(turn: Turn, call: CallAt<'talking'>, leg: LegSeen): void {
  const { legId, held, bridged } = call.place;
  const interactionId = call.id;
  if (held && bridged) return ask(turn, { kind: 'call.hold', interactionId, legId });
  if (!leg.bridged) return joinLeg(turn, call);
  if (bridged) return;
  ask(turn, { kind: 'music.stop', interactionId });
  bridgeJoined(turn, interactionId, legId);
}

function missLeg(turn: Turn, call: CallAt<'talking'>): void {
  if (call.place.redialling) return dialLostLeg(turn, call);
  loseLeg(turn, call);
  redialLeg(turn, call.id);
}

function hangUpLegs(turn: Turn, seen: CallSeen, wanted: LegId | null): void {
  for (const { legId } of seen.legs) {
    if (legId !== wanted) ask(turn, { kind: 'leg.hangup', interactionId: seen.interactionId, legId });
  }
}

function reconcileRecording(turn: Turn, call: CallNow, seen: CallSeen): void {
  const { id: interactionId, recordingName } = call;
  const isPaused = isRecordingPaused(call);
  if (seen.recordingName === recordingName) {
    if (seen.recordingPaused === isPaused) return;
    return isPaused ? pauseRecording(turn, call) : resumeRecording(turn, call);
  }
  stopSeenRecording(turn, seen);
  if (recordingName === null) return;
  ask(turn, { kind: 'recording.start', interactionId, recordingName });
  if (isPaused) pauseRecording(turn, call);
}

function stopSeenRecording(turn: Turn, { interactionId, recordingName }: CallSeen): void {
  if (recordingName !== null) ask(turn, { kind: 'recording.stop', interactionId, recordingName });
}
