import { expect, test } from 'vitest';
import { longestPause } from './longest-pause.ts';

const window = { fromMs: 100, toMs: 1_000 };

test('a pause lies between two moments in which something happened', () => {
  expect(longestPause([200, 900, 300, 950], window)).toBe(600);
});

test('nothing before the first and nothing after the last is a pause, too', () => {
  expect(longestPause([500, 900], window)).toBe(400);
  expect(longestPause([200, 300], window)).toBe(700);
  expect(longestPause([], window)).toBe(900);
});

test('what happened before and after does not shorten it', () => {
  expect(longestPause([50, 600, 1_100], window)).toBe(500);
});
