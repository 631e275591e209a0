import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseWav } from '../../../src/adapters/sip-caller/wav.ts';
import type { CallerInTest } from './caller.ts';

const prompts = join(import.meta.dirname, '..', '..', '..', 'prompts');
/** 10 ms at 8 kHz. */
const frame = 80;
/** In frames. */
const piece = 150;

/** What a failed likeness may come from: packets that never came. */
export const receptionOf = ({ call: { received } }: CallerInTest): string =>
  `${received.packets} packets, ${received.packetsLost} lost, ${Math.round(received.gapMsMax)} ms without one at most`;

/**
 * How like a prompt of ours what the caller has heard so far is: of each second and a half of it the loudness curve is
 * looked for in what was heard, and the median of the best correlations counts, 1 being the same. So a codec changes
 * little, and a machine that stood still in the middle of a word spoils one piece.
 */
export function likenessTo({ call }: CallerInTest, language: string, prompt: string): number {
  const wanted = curveOf(samplesOf(language, prompt));
  const heard = curveOf(call.received.samples({ fromMs: 0, toMs: call.nowMs() }));
  const pieces = Array.from({ length: Math.floor(wanted.length / piece) }, (_none, nth) =>
    bestMatch(wanted.slice(nth * piece, (nth + 1) * piece), heard),
  );
  return pieces.toSorted((a, b) => a - b)[Math.floor(pieces.length / 2)] ?? 0;
}

function bestMatch(wanted: readonly number[], heard: readonly number[]): number {
  let best = 0;
  for (let from = 0; from + wanted.length <= heard.length; from += 1)
    best = Math.max(best, correlation(wanted, heard.slice(from, from + wanted.length)));
  return best;
}

function samplesOf(language: string, prompt: string): Int16Array {
  const wav = parseWav(readFileSync(join(prompts, language, `${prompt}.wav`)));
  if (wav.kind !== 'wav') throw new Error(`${language}/${prompt}: ${wav.reason}`);
  return wav.samples;
}

function curveOf(samples: Int16Array): number[] {
  return Array.from({ length: Math.floor(samples.length / frame) }, (_none, nth) => {
    const part = samples.subarray(nth * frame, (nth + 1) * frame);
    return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / frame);
  });
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let both = 0;
  let ofA = 0;
  let ofB = 0;
  for (const [nth, one] of a.entries()) {
    const [da, db] = [one - meanA, b[nth]! - meanB];
    both += da * db;
    ofA += da * da;
    ofB += db * db;
  }
  return ofA === 0 || ofB === 0 ? 0 : both / Math.sqrt(ofA * ofB);
}
