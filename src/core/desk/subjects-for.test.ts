import { describe, expect, test } from 'vitest';
import type { Fact, LoggedEvent } from '../../shared/events.ts';
import type { UserId } from '../../shared/ids.ts';
import { idsNamedBy, subjectsFor } from './subjects-for.ts';

const logged = (...facts: object[]): LoggedEvent[] =>
  facts.map((fact, nth) => ({ version: nth, fact: fact as Fact }) as LoggedEvent);
const jana = { userId: 'jana' as UserId, role: 'agent' as const };
const radek = { userId: 'radek' as UserId, role: 'supervisor' as const };
/** What is told to whoever sees all but these. */
const told = (facts: object[], reader: typeof jana | typeof radek = jana, hidden: string[] = []) =>
  subjectsFor(reader, logged(...facts), (id) => !hidden.includes(id));

const created = {
  kind: 'case.created',
  caseId: 'lost-card',
  interactionId: 'call',
  customerId: 'anna',
  objectId: null,
};

test('a fact is told with everything that it names: the contact, the case and the customer become old together', () => {
  expect(told([created])).toEqual([
    { kind: 'case.created', subject: 'call' },
    { kind: 'case.created', subject: 'lost-card' },
    { kind: 'case.created', subject: 'anna' },
  ]);
});

test('of a case that changes hands both customers become old', () => {
  const attached = { kind: 'case.customerAttached', caseId: 'c', customerId: 'new', previousCustomerId: 'old' };
  expect(told([attached]).map(({ subject }) => subject)).toEqual(['c', 'new', 'old']);
});

test('what names nothing is told by its kind, and what is typed by what it belongs to', () => {
  const facts = [
    { kind: 'customer.created', customerId: 'anna', interactionId: null },
    { kind: 'user.signedIn', userId: 'jana' },
    { kind: 'draft.saved', userId: 'jana', subject: 'interaction:call', field: 'note', savedAt: 0 },
  ];
  expect(told(facts).map(({ subject }) => subject)).toEqual(['anna', null, 'interaction:call']);
});

test('the same subject is told once for each kind', () => {
  const typed = { kind: 'attribute.set', interactionId: 'call' };
  expect(told([typed, typed])).toEqual([{ kind: 'attribute.set', subject: 'call' }]);
});

describe('a desk is told only of what its person may see', () => {
  test.each<[string, object, string[]]>([
    ['a contact out of sight', { kind: 'call.queued', interactionId: 'call' }, ['call']],
    ['a case out of sight, though its customer is not', created, ['lost-card']],
    ['a case whose contact is out of sight', created, ['call']],
    ['an object out of sight', { kind: 'object.changed', objectId: 'card' }, ['card']],
    ['a callback out of sight', { kind: 'callback.closed', callbackId: 'b', interactionId: null }, ['b']],
    ['what a colleague did apart from contacts', { kind: 'agent.stateChanged', agentId: 'petr' }, []],
    ['what a colleague types', { kind: 'draft.saved', userId: 'petr', subject: 'interaction:call' }, []],
  ])('nothing of %s', (_, fact, hidden) => {
    expect(told([fact], jana, hidden)).toEqual([]);
  });

  test('of a case in sight the customer who is not is left out', () => {
    const changed = { kind: 'case.stateChanged', caseId: 'c', customerId: 'anna', objectId: 'card' };
    expect(told([changed], jana, ['anna']).map(({ subject }) => subject)).toEqual(['c', 'card']);
  });

  test('of a colleague who is in a contact in sight, and of the own doings, each is told', () => {
    const facts = [
      { kind: 'agent.stateChanged', agentId: 'petr', interactionId: 'call' },
      { kind: 'agent.phoneChanged', agentId: 'jana' },
    ];
    expect(told(facts).map(({ subject }) => subject)).toEqual(['call', null]);
  });

  test('whoever reads the ledger is told of everybody, but not of what is typed', () => {
    const facts = [
      { kind: 'user.signedIn', userId: 'petr' },
      { kind: 'draft.saved', userId: 'petr', subject: 'interaction:call' },
    ];
    expect(told(facts, radek)).toEqual([{ kind: 'user.signedIn', subject: null }]);
  });
});

test('all that is named is asked for once', () => {
  const closed = { kind: 'callback.closed', callbackId: 'b', interactionId: 'call' };
  expect(idsNamedBy(logged(created, created, closed))).toEqual(['call', 'lost-card', 'anna', 'b']);
});
