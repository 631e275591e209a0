import { expect, test } from 'vitest';
import { estimateRatio } from './estimate.ts';

test('runs that agree leave no doubt', () => {
  expect(
    estimateRatio([
      { over: 2, under: 4 },
      { over: 3, under: 6 },
    ]),
  ).toEqual({ value: 0.5, halfWidth: 0 });
});

test('four times the runs halve the doubt', () => {
  const runs = [
    { over: 1, under: 4 },
    { over: 3, under: 4 },
  ];
  const few = estimateRatio(Array.from({ length: 50 }, () => runs).flat());
  const many = estimateRatio(Array.from({ length: 200 }, () => runs).flat());
  expect(few.value).toBe(0.5);
  expect(few.halfWidth / many.halfWidth).toBeCloseTo(2, 1);
});

test('a share of one half in a hundred tosses is known to within a quarter of itself', () => {
  const tosses = Array.from({ length: 100 }, (_, nth) => ({ over: nth % 2, under: 1 }));
  expect(estimateRatio(tosses).halfWidth).toBeCloseTo((2.576 * 0.5) / Math.sqrt(100) / 0.5, 2);
});
