import type { Exchange, SimulatedCall, SimulatedRecording } from './exchange.ts';

/** The oldest are forgotten: a demo may run for weeks. */
const recordingsMax = 1_000;

export function startRecording(exchange: Exchange, call: SimulatedCall, name: string): void {
  if (exchange.recordings.some((recording) => recording.name === name)) return;
  const { interactionId } = call;
  call.recording = { name, interactionId, startedAt: exchange.clock.now(), endedAt: null, pauses: [] };
  exchange.recordings.push(call.recording);
  if (exchange.recordings.length > recordingsMax) exchange.recordings.shift();
}

export const isPaused = ({ pauses }: SimulatedRecording): boolean => pauses.at(-1)?.until === null;

export function setRecordingPaused(exchange: Exchange, call: SimulatedCall, name: string, paused: boolean): void {
  const { recording } = call;
  if (recording?.name !== name || isPaused(recording) === paused) return;
  if (paused) recording.pauses.push({ from: exchange.clock.now(), until: null });
  else endPause(recording, exchange.clock.now());
}

function endPause({ pauses }: SimulatedRecording, at: number): void {
  const last = pauses.at(-1);
  if (last) last.until ??= at;
}

export function stopRecording(exchange: Exchange, call: SimulatedCall, name: string | null = null): void {
  const { recording, interactionId } = call;
  if (!recording || (name !== null && recording.name !== name)) return;
  recording.endedAt = exchange.clock.now();
  endPause(recording, recording.endedAt);
  call.recording = null;
  exchange.tell({ kind: 'recording.ended', interactionId, recordingName: recording.name });
}
