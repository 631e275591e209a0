import { expect, test } from 'vitest';
import { rowOf, shortened, tableOf } from './result.ts';
import type { Scenario } from './scenario.ts';
import { lastChangesOfClocks } from './change-of-clocks.ts';

const scenario: Omit<Scenario, 'run'> = {
  ...{ name: 'engine-killed', does: 'kill -9', times: 2 },
  goal: { what: 'a new caller rings', share: 'p95', ms: 3_000 },
};
const rowFor = (outcome: Parameters<typeof rowOf>[2]) => rowOf({ ...scenario, run: async () => outcome }, 2, outcome);

test('a scenario passes when all was done in time and nothing was found', () => {
  expect(rowFor({ measuredMs: [1_000.4, 2_999], faults: [] })).toMatchObject({
    ...{ p50Ms: 1_000, p95Ms: 2_999, maxMs: 2_999, verdict: 'passed' },
  });
});

test('one fault, one time too slow or one time too few fails it', () => {
  expect(rowFor({ measuredMs: [1, 1], faults: ['a call was lost'] }).verdict).toBe('FAILED');
  expect(rowFor({ measuredMs: [1, 3_001], faults: [] }).faults).toEqual([
    'a new caller rings: p95 is 3001, not 3000 ms',
  ]);
  expect(rowFor({ measuredMs: [1], faults: [] }).faults).toEqual(['done 1 times of 2']);
});

test('what a machine cannot do is said, and is no success', () => {
  const row = rowFor({ measuredMs: [], faults: [], skipped: 'no small disk can be mounted here' });
  expect([row.verdict, row.notes]).toEqual(['skipped', ['no small disk can be mounted here']]);
  expect(tableOf([row]).split('\n')[1]).toMatch(/^engine-killed +0 .*skipped$/);
});

test('of many faults the first are shown', () => {
  expect(shortened(Array.from({ length: 8 }, (_, nth) => `${nth}`))).toEqual(['0', '1', '2', '3', '4', 'and 3 more']);
});

test('the clocks were changed last on the last Sunday of October, an hour back, and of March, an hour on', () => {
  const lastChanges = (now: string): string[] =>
    lastChangesOfClocks(Date.parse(now)).map((changedAt) => new Date(changedAt).toISOString());
  const [march, october] = ['2026-03-29T01:00:00.000Z', '2026-10-25T01:00:00.000Z'];
  expect(lastChanges('2026-11-22T14:00:00Z')).toEqual([october, march]);
  expect(lastChanges('2026-06-01T00:00:00Z')).toEqual([march, '2025-10-26T01:00:00.000Z']);
});
