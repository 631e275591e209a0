import { sampleRateHz } from './tone.ts';

/** Telephone band; leaves the filter room to fall before 4 kHz, where higher frequencies would fold back. */
const cutoffHz = 3600;
/** Half width of the kernel in seconds: 6 ms gives a fall from 3.6 to 4 kHz of some 40 dB. */
const halfWidthS = 0.006;

/** To 8 kHz by a windowed sinc at every output sample's own position, so any input rate is good. */
export function resampleTo8kHz(samples: Int16Array, fromHz: number): Int16Array {
  if (fromHz === sampleRateHz) return samples;
  const length = Math.floor((samples.length * sampleRateHz) / fromHz);
  return Int16Array.from({ length }, (_, index) => sampleAt(samples, fromHz, index / sampleRateHz));
}

function sampleAt(samples: Int16Array, fromHz: number, atS: number): number {
  const first = Math.max(0, Math.ceil((atS - halfWidthS) * fromHz));
  const last = Math.min(samples.length - 1, Math.floor((atS + halfWidthS) * fromHz));
  let sum = 0;
  for (let index = first; index <= last; index += 1) {
    sum += (samples[index] ?? 0) * kernel(index / fromHz - atS);
  }
  return Math.max(-32_768, Math.min(32_767, Math.round(sum / fromHz)));
}

function kernel(offsetS: number): number {
  const hann = 0.5 + 0.5 * Math.cos((Math.PI * offsetS) / halfWidthS);
  const x = 2 * cutoffHz * offsetS;
  return 2 * cutoffHz * (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)) * hann;
}
