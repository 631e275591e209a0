import { expect, test } from 'vitest';
import { formatDuration } from './duration.ts';

test('a duration shows minutes and seconds, and hours only when there are some', () => {
  expect([14_000, 207_000, 3_723_000].map((ms) => formatDuration(ms))).toEqual(['0:14', '3:27', '1:02:03']);
});

test('a running timer keeps its minutes at two digits', () => {
  expect([38_000, 252_000, 3_723_000].map((ms) => formatDuration(ms, true))).toEqual(['00:38', '04:12', '1:02:03']);
});

test('a deadline that has passed shows zero, not a negative time', () => {
  expect(formatDuration(-1)).toBe('0:00');
});
