import { expect, test } from 'vitest';
import { readStolen, stolenDuring } from './stolen-time.ts';

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
