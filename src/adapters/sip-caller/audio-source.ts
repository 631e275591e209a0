import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resampleTo8kHz } from './resample.ts';
import { sampleRateHz, sineSample } from './tone.ts';
import { parseWav } from './wav.ts';

/**
 * What a caller sends, as a function of the position since it began: one source can serve many calls at once, and
 * what comes after its end is silence.
 */
export interface AudioSource {
  /** Null: it never ends by itself. */
  readonly durationMs: number | null;
  sampleAt(position: number): number;
}

export const silence: AudioSource = { durationMs: null, sampleAt: () => 0 };

/** One frequency or several at once, each with its peak `levelDb` below full scale, for ever. */
export function tone(frequenciesHz: number | readonly number[], levelDb = -10): AudioSource {
  const frequencies = typeof frequenciesHz === 'number' ? [frequenciesHz] : frequenciesHz;
  return {
    durationMs: null,
    sampleAt(position) {
      const sum = frequencies.reduce((total, frequencyHz) => total + sineSample(frequencyHz, levelDb, position), 0);
      return Math.max(-32_768, Math.min(32_767, Math.round(sum)));
    },
  };
}

export function samplesSource(samples: Int16Array): AudioSource {
  return {
    durationMs: (samples.length * 1000) / sampleRateHz,
    sampleAt: (position) => samples[position] ?? 0,
  };
}

/** A recorded voice. The files are the product's own, so one that cannot be read is a defect. */
export async function loadWavSource(path: string): Promise<AudioSource> {
  const wav = parseWav(await readFile(path));
  assert(wav.kind === 'wav', `${path}: ${wav.kind === 'unreadable' ? wav.reason : ''}`);
  return samplesSource(resampleTo8kHz(wav.samples, wav.sampleRateHz));
}
