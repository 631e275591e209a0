/** Two strokes of a small bell, soft and below 2 kHz, then a rest. */
const strokes = [
  { at: 0, hz: 880 },
  { at: 0.28, hz: 660 },
] as const;
const everyMs = 3_000;
const loudness = 0.25;
const fadeSeconds = 0.9;

/** Rings until it is told to stop, where the page may sound. */
export function startRinging(): () => void {
  const context = new AudioContext();
  const ring = (): void => strokes.forEach(({ at, hz }) => strike(context, context.currentTime + at, hz));
  ring();
  const timer = setInterval(ring, everyMs);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

function strike(context: AudioContext, at: number, hz: number): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = hz;
  volume.gain.setValueAtTime(loudness, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + fadeSeconds);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + fadeSeconds);
}
