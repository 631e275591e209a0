import { expect, test } from 'vitest';
import type { CaseId } from '../../shared/ids.ts';
import { caseOfAct } from './case-of-act.ts';

const made = (state: string) => ({ id: 'balance-enquiry' as CaseId, state });

test('the first act of its kind in a contact makes a case', () => {
  expect(caseOfAct(null)).toEqual({ kind: 'missing', replaces: null });
});

test.each(['open', 'waiting', 'resolved'])('the second finds the case that is %s', (state) => {
  expect(caseOfAct(made(state))).toEqual({ kind: 'there', case: made(state) });
});

test('a case that was voided does not count: the next act makes one in its place', () => {
  expect(caseOfAct(made('voided'))).toEqual({ kind: 'missing', replaces: 'balance-enquiry' });
});
