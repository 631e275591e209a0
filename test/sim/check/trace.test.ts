import { expect, test } from 'vitest';
import type { Happening } from '../world/view.ts';
import { createTrace } from './trace.ts';

const deed = (at: number, doing: string): Happening => ({ kind: 'deed', at, who: 'anna', deed: doing });
const hashOf = (...happenings: Happening[]): string => {
  const trace = createTrace();
  for (const happening of happenings) trace.hear(happening);
  return trace.sha256();
};

test('the same happenings in the same order give the same hash, however their keys lie', () => {
  expect(hashOf(deed(1, 'answers'))).toBe(hashOf({ deed: 'answers', who: 'anna', at: 1, kind: 'deed' }));
});

test('another order, another time or one happening more gives another', () => {
  const [one, two] = [deed(1, 'answers'), deed(1, 'hangs up')];
  const hashes = [hashOf(one, two), hashOf(two, one), hashOf(one, deed(2, 'hangs up')), hashOf(one)];
  expect(new Set(hashes).size).toBe(4);
});
