/** Two strokes of a small bell, soft and below 2 kHz, then a rest. */
const strokes = [
  { at: 0, hz: 880 },
  { at: 0.28, hz: 660 },
] as const;
const everyMs = 3_000;
const loudness = 0.25;
const fadeSeconds = 0.9;

/** The page's one: to open it takes a tenth of a second and more, in which nothing is painted. */
let opened: AudioContext | undefined;

/** Opens the sound before it is needed, and keeps it silent; only where the page may sound. */
export function openSound(): void {
  if (opened) return;
  opened = new AudioContext();
  void opened.suspend();
}

/** Rings until it is told to stop, where the page may sound. */
export function startRinging(): () => void {
  if (opened) return ring(opened);
  let stop = (): void => undefined;
  const cancel = afterPaint(() => (stop = ring((opened = new AudioContext()))));
  return () => {
    cancel();
    stop();
  };
}

/** Who is calling is to be seen first. A page that nobody sees paints nothing. */
function afterPaint(act: () => void): () => void {
  if (document.visibilityState === 'hidden') {
    act();
    return () => undefined;
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => (timer = setTimeout(act)));
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

function ring(context: AudioContext): () => void {
  const bell = context.createGain();
  bell.connect(context.destination);
  const strikeBoth = (): void => strokes.forEach(({ at, hz }) => strike(bell, context.currentTime + at, hz));
  void context.resume();
  strikeBoth();
  const timer = setInterval(strikeBoth, everyMs);
  return () => {
    clearInterval(timer);
    // What was still to sound must not sound at the next offer.
    bell.disconnect();
    void context.suspend();
  };
}

function strike(bell: GainNode, at: number, hz: number): void {
  const { context } = bell;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = hz;
  volume.gain.setValueAtTime(loudness, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + fadeSeconds);
  tone.connect(volume).connect(bell);
  tone.start(at);
  tone.stop(at + fadeSeconds);
}
