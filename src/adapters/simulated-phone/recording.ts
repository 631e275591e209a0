import type { Exchange, SimulatedCall } from './exchange.ts';

/** The oldest are forgotten: a demo may run for weeks. */
const recordingsMax = 1_000;

export function startRecording(exchange: Exchange, call: SimulatedCall, name: string): void {
  if (exchange.recordings.some((recording) => recording.name === name)) return;
  const { interactionId } = call;
  call.recording = { name, interactionId, startedAt: exchange.clock.now(), endedAt: null };
  exchange.recordings.push(call.recording);
  if (exchange.recordings.length > recordingsMax) exchange.recordings.shift();
}

export function stopRecording(exchange: Exchange, call: SimulatedCall, name: string | null = null): void {
  const { recording, interactionId } = call;
  if (!recording || (name !== null && recording.name !== name)) return;
  recording.endedAt = exchange.clock.now();
  call.recording = null;
  exchange.tell({ kind: 'recording.ended', interactionId, recordingName: recording.name });
}
