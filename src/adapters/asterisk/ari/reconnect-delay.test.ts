import { expect, test } from 'vitest';
import { reconnectDelayMs } from './reconnect-delay.ts';

const limits = { firstMs: 100, longestMs: 5_000 };

test.each([
  [0, 0, 50],
  [0, 1, 100],
  [3, 1, 800],
  [10, 1, 5_000],
  [500, 0, 2_500],
])('attempt %i with chance %d waits %i ms', (attempt, random, delayMs) => {
  expect(reconnectDelayMs(attempt, limits, random)).toBe(delayMs);
});
