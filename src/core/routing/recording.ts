import type { CallNow } from './state.ts';
import { recordingNameOf } from './leg-ids.ts';
import { ask, countOf, tell, type Turn } from './turn.ts';

/** Recorded from the bridging on, never before: neither what is typed nor the waiting belongs on record. */
export function startRecording(turn: Turn, call: CallNow): void {
  const interactionId = call.id;
  const name = recordingNameOf(call);
  const recordingId = turn.ids.recordingId(countOf(turn, 'recording.started'));
  ask(turn, { kind: 'recording.start', interactionId, recordingName: name });
  tell(turn, { kind: 'recording.started', interactionId, recordingId, name });
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
