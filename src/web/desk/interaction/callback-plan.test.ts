import { expect, test } from 'vitest';
import { planOf } from './callback-plan.ts';

const plan = { dueAt: '2026-11-24T14:20:00.000Z', owner: 'anyone', number: '+420602118340' };

test('a planned callback is read as it was kept', () => {
  expect(planOf(JSON.stringify(plan))).toEqual(plan);
});

test.each([
  ['nothing', ''],
  ['what is no plan', '"soon"'],
  ['no time', JSON.stringify({ ...plan, dueAt: 'soon' })],
  ['nobody', JSON.stringify({ ...plan, owner: 'Petr' })],
  ['no number', JSON.stringify({ ...plan, number: null })],
])('a draft with %s is no plan', (_what, text) => {
  expect(planOf(text)).toBeNull();
});
