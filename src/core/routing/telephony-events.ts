import type { TelephonyEvent } from '../telephony/event.ts';
import { promptFinishedInQueue } from './announce.ts';
import { bridgeJoined, legAnswered } from './answer.ts';
import { callArrived } from './arrive.ts';
import { callerLeft, lostWithPbx } from './ending.ts';
import { continueFlow, promptFinishedInFlow } from './flow-steps.ts';
import { legEnded, phoneLost, phoneRegistered } from './phones.ts';
import { reconcile } from './reconcile.ts';
import { callOverflowed, callUnheard } from './unheard.ts';
import { recordingEnded } from './recording.ts';
import { isAt, tell, type Turn } from './turn.ts';

type Told<K extends TelephonyEvent['kind']> = Extract<TelephonyEvent, { kind: K }>;

export function takeTelephonyEvent(turn: Turn, event: TelephonyEvent): void {
  switch (event.kind) {
    case 'call.arrived':
      return callArrived(turn, event);
    case 'call.overflowed':
      return callOverflowed(turn, event);
    case 'call.unheard':
      return callUnheard(turn, event);
    case 'call.ended':
      return callEnded(turn, event);
    case 'digit.pressed':
      return digitPressed(turn, event);
    case 'prompt.finished':
      return promptFinished(turn, event);
    case 'leg.ringing':
      return;
    case 'leg.answered':
      return legAnswered(turn, event.interactionId, event.legId);
    case 'leg.ended':
      return legEnded(turn, event);
    case 'bridge.joined':
      return bridgeJoined(turn, event.interactionId, event.legId);
    case 'recording.ended':
      return recordingStopped(turn, event);
    case 'phone.registered':
      return phoneRegistered(turn, event.agentId);
    case 'phone.lost':
      return phoneLost(turn, event.agentId);
    case 'telephony.lost':
      return telephonyLost(turn);
    case 'telephony.connected':
      return reconcile(turn, event);
  }
}

function callEnded(turn: Turn, { interactionId, cause, by }: Told<'call.ended'>): void {
  const call = turn.state.calls.get(interactionId);
  if (!call) return;
  if (cause === 'pbx-lost') lostWithPbx(turn, call);
  else callerLeft(turn, call, by);
}

/** What is typed after the flow, in the queue or to the agent, is nobody's answer. */
function digitPressed(turn: Turn, { interactionId, digit }: Told<'digit.pressed'>): void {
  const call = turn.state.calls.get(interactionId);
  if (isAt(call, 'flow')) continueFlow(turn, call, { kind: 'digit', digit });
}

function promptFinished(turn: Turn, { interactionId, promptId }: Told<'prompt.finished'>): void {
  const call = turn.state.calls.get(interactionId);
  if (isAt(call, 'flow')) promptFinishedInFlow(turn, call, promptId);
  if (isAt(call, 'queue', 'offered')) promptFinishedInQueue(turn, call, promptId);
}

function recordingStopped(turn: Turn, { interactionId, recordingName }: Told<'recording.ended'>): void {
  const call = turn.state.calls.get(interactionId);
  if (call) recordingEnded(turn, call, recordingName);
}

function telephonyLost(turn: Turn): void {
  if (turn.state.telephony === 'connected')
    tell(turn, { kind: 'telephony.changed', connected: false, startedAt: null });
}
