const toneHz = 440;
const toneSeconds = 1.2;
const rampSeconds = 0.05;
const loudness = 0.2;

/** A soft tone on the default output; it swells and fades, because a hard edge clicks in a headset. */
export async function playTone(): Promise<void> {
  const context = new AudioContext();
  await context.resume();
  const tone = context.createOscillator();
  const volume = context.createGain();
  const from = context.currentTime;
  tone.frequency.value = toneHz;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(loudness, from + rampSeconds);
  volume.gain.setValueAtTime(loudness, from + toneSeconds - rampSeconds);
  volume.gain.linearRampToValueAtTime(0, from + toneSeconds);
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(from + toneSeconds);
  await new Promise<void>((resolve) => tone.addEventListener('ended', () => resolve()));
  await context.close();
}
