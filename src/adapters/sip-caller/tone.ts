/** Telephone audio everywhere in this folder. */
export const sampleRateHz = 8000;
export const samplesPerMs = sampleRateHz / 1000;

/** What digital silence measures: low enough to be absent, finite so that differences can be taken. */
export const silenceDb = -120;

const fullScale = 32_767;
const blockSamples = 800;

/** One sample of a sine whose peak is `levelDb` below full scale. */
export function sineSample(frequencyHz: number, levelDb: number, position: number): number {
  return fullScale * 10 ** (levelDb / 20) * Math.sin((2 * Math.PI * frequencyHz * position) / sampleRateHz);
}

/**
 * Level of one frequency in dB below a full-scale sine. Blocks of 100 ms, half overlapping, are measured apart and
 * their powers averaged: a jump of phase (a lost packet, a switched bridge) then spoils one block, not the whole.
 */
export function levelDbOf(samples: Int16Array, frequencyHz: number): number {
  const length = Math.min(blockSamples, samples.length);
  if (length === 0) return silenceDb;
  const step = Math.max(1, Math.floor(length / 2));
  let power = 0;
  let blocks = 0;
  for (let start = 0; start + length <= samples.length; start += step) {
    power += goertzelPower(samples.subarray(start, start + length), frequencyHz);
    blocks += 1;
  }
  return Math.max(silenceDb, 10 * Math.log10(power / blocks));
}

/** Root of the mean square in units of PCM samples (0 to 32767). */
export function rmsOf(samples: Int16Array): number {
  if (samples.length === 0) return 0;
  const sum = samples.reduce((total, sample) => total + sample * sample, 0);
  return Math.sqrt(sum / samples.length);
}

/**
 * Goertzel (1958) over a Hann window, as the square of the amplitude relative to full scale. The window keeps a
 * strong neighbour 100 Hz away more than 60 dB down, which a plain block would let through.
 */
function goertzelPower(block: Int16Array, frequencyHz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * frequencyHz) / sampleRateHz);
  let last = 0;
  let beforeLast = 0;
  block.forEach((sample, index) => {
    const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * (index + 0.5)) / block.length);
    const next = sample * hann + coefficient * last - beforeLast;
    beforeLast = last;
    last = next;
  });
  const power = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
  // The sum of a Hann window is half its length, and a sine puts half its amplitude on its positive frequency.
  const amplitude = (4 * Math.sqrt(Math.max(0, power))) / block.length;
  return (amplitude / fullScale) ** 2;
}
