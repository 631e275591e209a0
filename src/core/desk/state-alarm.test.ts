import { expect, test } from 'vitest';
import { alarmOf, limitOf } from './state-alarm.ts';

const pause = { state: 'not_ready', reason: null, amberMs: 600_000, redMs: 900_000 } as const;
const lunch = { state: 'not_ready', reason: 'lunch', amberMs: 1_500_000, redMs: 1_800_000 } as const;

test.each([
  ['a reason has its own limit', { state: 'not_ready', reason: 'lunch' }, lunch],
  ['another reason has that of the state', { state: 'not_ready', reason: 'break' }, pause],
  ['a state without a limit has none', { state: 'ready', reason: null }, null],
] as const)('%s', (_rule, inState, limit) => {
  expect(limitOf([pause, lunch], inState)).toBe(limit);
});

test.each([
  [599_999, null],
  [600_000, 'amber'],
  [899_999, 'amber'],
  [900_000, 'red'],
] as const)('a pause of %i ms stands out as %s', (ms, alarm) => {
  expect(alarmOf(pause, ms)).toBe(alarm);
});

test('what has no limit never stands out', () => {
  expect(alarmOf(null, Number.MAX_SAFE_INTEGER)).toBeNull();
});
