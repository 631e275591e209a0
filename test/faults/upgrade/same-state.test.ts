import { expect, test } from 'vitest';
import { differenceIn } from './same-state.ts';

const before = { calls: { one: { place: { kind: 'queue', priority: 0 }, tried: ['ann'] } }, telephony: 'away' };

test('a later version may know more of what the earlier one knew', () => {
  const after = { ...before, calls: { one: { place: { kind: 'queue', priority: 0, ring: 0 }, tried: ['ann'] } } };
  expect(differenceIn(before, after)).toBeNull();
});

test('what the earlier version knew is neither lost nor changed, and nobody is made up', () => {
  const call = before.calls.one;
  expect(differenceIn(before, { ...before, calls: {} })).toContain('the state.calls.one is undefined');
  expect(differenceIn(before, { ...before, calls: { one: { ...call, tried: [] } } })).toContain('.tried is []');
  expect(differenceIn(before, { ...before, calls: { one: call, two: call } })).toContain('has two');
});

test('what a later version has given up may be gone, and is not changed where it is there', () => {
  const one = { ...before.calls.one, recordings: 2 };
  const counted = { ...before, calls: { one } };
  expect(differenceIn(counted, before)).toBeNull();
  expect(differenceIn(counted, { ...before, calls: { one: { ...one, recordings: 3 } } })).toContain('was 2');
});
