import { expect, test } from 'vitest';
import { secondsWarned } from './seconds-warned.ts';

test.each([
  [60_000, null],
  [30_001, null],
  [30_000, 30],
  [10_001, 30],
  [10_000, 10],
  [1, 10],
  [0, null],
])('with %d ms left the warning is of %s seconds', (left, seconds) => {
  expect(secondsWarned(1_000_000 + left, 1_000_000)).toBe(seconds);
});

test('a wrap-up without a limit warns of none', () => {
  expect(secondsWarned(null, 1_000_000)).toBeNull();
});
