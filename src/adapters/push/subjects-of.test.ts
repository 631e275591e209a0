import { expect, test } from 'vitest';
import type { Fact, LoggedEvent } from '../../shared/events.ts';
import { subjectsOf } from './subjects-of.ts';

const logged = (...facts: object[]): LoggedEvent[] =>
  facts.map((fact, nth) => ({ version: nth, fact: fact as Fact }) as LoggedEvent);

test('a fact is told with everything that it names: the contact, the case and the customer become old together', () => {
  const created = { kind: 'case.created', caseId: 'lost-card', no: 1, interactionId: 'call', customerId: 'anna' };
  expect(subjectsOf(logged({ ...created, byAction: null }))).toEqual([
    { kind: 'case.created', subject: 'call' },
    { kind: 'case.created', subject: 'lost-card' },
    { kind: 'case.created', subject: 'anna' },
  ]);
});

test('what names nothing is told by its kind, and what is typed by what it belongs to', () => {
  const events = logged(
    { kind: 'customer.created', customerId: 'anna', interactionId: null },
    { kind: 'user.signedIn', userId: 'jana' },
    { kind: 'draft.saved', userId: 'jana', subject: 'interaction:call', field: 'note', savedAt: 0 },
  );
  expect(subjectsOf(events).map(({ subject }) => subject)).toEqual(['anna', null, 'interaction:call']);
});

test('the same subject is told once for each kind', () => {
  const typed = { kind: 'attribute.set', interactionId: 'call' };
  expect(subjectsOf(logged(typed, typed))).toEqual([{ kind: 'attribute.set', subject: 'call' }]);
});
