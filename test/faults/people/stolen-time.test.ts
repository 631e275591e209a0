import { expect, test } from 'vitest';
import { mostStolenShare, readStolen, stolenDuring } from './stolen-time.ts';

const seen = [
  { atMs: 0, stolenMs: [0, 500] },
  { atMs: 50, stolenMs: [0, 500] },
  { atMs: 100, stolenMs: [40, 510] },
  { atMs: 150, stolenMs: [40, 520] },
];

test('the time that a host gave to others stands in the eighth column of each processor', () => {
  const text = 'cpu  9 9 9 9 9 9 9 90 0 0\ncpu0 1 2 3 4 5 6 7 12 0 0\ncpu1 1 2 3 4 5 6 7 0 0 0\nintr 1 2\n';
  expect(readStolen(text)).toEqual([120, 0]);
});

test('what was taken of a window is what one processor was away at most, and never more than the window', () => {
  expect(stolenDuring(seen, { fromMs: 60, toMs: 130 })).toBe(40);
  expect(stolenDuring(seen, { fromMs: 60, toMs: 90 })).toBe(30);
  expect(stolenDuring(seen, { fromMs: 100, toMs: 150 })).toBe(10);
});

test('where nothing was taken, or nothing was looked at, nothing is', () => {
  expect(stolenDuring(seen, { fromMs: 0, toMs: 50 })).toBe(0);
  expect(stolenDuring([], { fromMs: 0, toMs: 50 })).toBe(0);
});

test('the worst second is that in which most of all processors was taken', () => {
  const quiet = [0, 500, 1_000, 1_500].map((atMs) => ({ atMs, stolenMs: [100, 300] }));
  expect(mostStolenShare(quiet)).toBe(0);
  const burst = [...quiet, { atMs: 2_000, stolenMs: [600, 300] }, { atMs: 2_500, stolenMs: [600, 800] }];
  expect(mostStolenShare(burst)).toBe(0.5);
  expect(mostStolenShare(burst.slice(0, 2))).toBe(0);
});
