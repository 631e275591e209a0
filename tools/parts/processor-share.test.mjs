import { describe, expect, it } from 'vitest';
import { readProcessorTime, shareOf, wasStarved } from './processor-share.mjs';

describe('the share of the processors', () => {
  it('is what was given of what was asked for', () => {
    const before = readProcessorTime('cpu  100 0 50 1000 0 0 0 10 0 0\ncpu0 1 2 3\n');
    const after = readProcessorTime('cpu  160 0 80 2000 0 0 0 20 0 0\n');
    expect(shareOf(before, after)).toBeCloseTo(0.9);
  });

  it('is the whole where nothing was asked for', () => {
    const idle = { busy: 5, stolen: 1 };
    expect(shareOf(idle, idle)).toBe(1);
  });

  it('was too small when it was so at any time between the two', () => {
    const seen = [
      { at: 1_000, share: 0.9 },
      { at: 2_000, share: 0.4 },
      { at: 3_000, share: 0.95 },
    ];
    expect(wasStarved(seen, 500, 1_500)).toBe(false);
    expect(wasStarved(seen, 1_500, 2_500)).toBe(true);
    expect(wasStarved(seen, 2_500, 9_000)).toBe(false);
  });
});
