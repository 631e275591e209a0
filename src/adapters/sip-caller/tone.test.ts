import { describe, expect, it } from 'vitest';
import { tone } from './audio-source.ts';
import { decodeG711, encodeG711 } from './g711.ts';
import { levelDbOf, rmsOf, silenceDb } from './tone.ts';

const second = (frequencies: number | number[], levelDb: number): Int16Array => {
  const source = tone(frequencies, levelDb);
  return Int16Array.from({ length: 8000 }, (_, index) => source.sampleAt(index));
};

describe('the level of a frequency', () => {
  it.each([350, 440, 700, 1004, 1500, 2600, 3300])('of a sine at %i Hz is its level', (frequencyHz) => {
    expect(levelDbOf(second(frequencyHz, -10), frequencyHz)).toBeCloseTo(-10, 1);
    expect(levelDbOf(second(frequencyHz, -40), frequencyHz)).toBeCloseTo(-40, 0);
  });

  it('stands 60 dB over its absence beside a neighbour 100 Hz away, and 30 dB through either law of G.711', () => {
    const samples = second(1000, -10);
    for (const absent of [440, 900, 1100, 2000]) expect(levelDbOf(samples, absent)).toBeLessThan(-70);
    for (const codec of ['PCMA', 'PCMU'] as const) {
      const heard = decodeG711(codec, encodeG711(codec, samples));
      expect(levelDbOf(heard, 1000) - levelDbOf(heard, 700)).toBeGreaterThan(30);
    }
  });

  it('of two tones at once tells both', () => {
    const samples = second([697, 1209], -15);
    expect(levelDbOf(samples, 697)).toBeCloseTo(-15, 0);
    expect(levelDbOf(samples, 1209)).toBeCloseTo(-15, 0);
    expect(levelDbOf(samples, 941)).toBeLessThan(-60);
  });

  it('survives a lost packet and a jump of phase', () => {
    const samples = second(1000, -10).fill(0, 3000, 3160);
    samples.copyWithin(5000, 5003);
    expect(levelDbOf(samples, 1000)).toBeGreaterThan(-11);
    expect(levelDbOf(samples, 440)).toBeLessThan(-35);
  });

  it('of silence and of no samples is the floor', () => {
    expect(levelDbOf(new Int16Array(8000), 1000)).toBe(silenceDb);
    expect(levelDbOf(new Int16Array(), 1000)).toBe(silenceDb);
  });
});

describe('the root mean square', () => {
  it('of a sine is its peak divided by the root of two, of nothing zero', () => {
    expect(rmsOf(second(1000, -6.0206))).toBeCloseTo(16_384 / Math.SQRT2, -1);
    expect(rmsOf(new Int16Array())).toBe(0);
  });
});
