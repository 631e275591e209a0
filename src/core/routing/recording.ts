import { recordingAttribute } from '../flow/run-announcement.ts';
import type { CallNow } from './state.ts';
import { recordingNameOf } from './leg-ids.ts';
import { ask, type CallAt, countOf, isAt, tell, type Turn } from './turn.ts';

/** Recorded from the bridging on, never before: neither what is typed nor the waiting belongs on record. */
export function startRecording(turn: Turn, call: CallNow): void {
  const interactionId = call.id;
  const recordingId = turn.ids.recordingId(countOf(turn, 'recording.started'));
  const name = recordingNameOf(interactionId, recordingId);
  ask(turn, { kind: 'recording.start', interactionId, recordingName: name });
  tell(turn, { kind: 'recording.started', interactionId, recordingId, name });
  const started = turn.state.calls.get(interactionId);
  if (started && isRecordingPaused(started)) pauseRecording(turn, started);
}

/** Where the queue says so, unless the caller said no. */
export const isToBeRecorded = ({ config }: Turn, call: CallAt<'talking'>): boolean =>
  config.queues[call.place.queueId]?.recorded === true && call.attributes[recordingAttribute]?.value !== 'no';

/** Only a conversation is recorded: nobody talks to a caller on hold, or to one who waits for the agent's telephone. */
export const isRecordingPaused = (call: CallNow): boolean =>
  call.recordingName !== null && isAt(call, 'talking') && (call.place.held || call.place.legLostUntil !== null);

export function pauseRecording(turn: Turn, { id, recordingName }: CallNow): void {
  if (recordingName !== null) ask(turn, { kind: 'recording.pause', interactionId: id, recordingName });
}

export function resumeRecording(turn: Turn, { id, recordingName }: CallNow): void {
  if (recordingName !== null) ask(turn, { kind: 'recording.resume', interactionId: id, recordingName });
}

export function stopRecording(turn: Turn, call: CallNow): void {
  if (call.recordingName === null) return;
  ask(turn, { kind: 'recording.stop', interactionId: call.id, recordingName: call.recordingName });
  recordingEnded(turn, call, call.recordingName);
}

/** Also when the telephone system ended it by itself. */
export function recordingEnded(turn: Turn, call: CallNow, name: string): void {
  const { id: interactionId, recordingId, recordingName } = call;
  if (recordingName !== name || recordingId === null) return;
  tell(turn, { kind: 'recording.ended', interactionId, recordingId, name });
}
