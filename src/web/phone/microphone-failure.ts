export type MicrophoneFailure = 'refused-microphone' | 'no-microphone' | 'busy-microphone';

/** The browser's refusals of a microphone (W3C Media Capture, getUserMedia), told apart for the agent. */
export function microphoneFailure(error: unknown): MicrophoneFailure {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'no-microphone';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy-microphone';
  return 'refused-microphone';
}
