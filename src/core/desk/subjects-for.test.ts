import { describe, expect, test } from 'vitest';
import type { Fact, LoggedEvent } from '../../shared/events.ts';
import type { UserId } from '../../shared/ids.ts';
import { idsNamedBy, subjectsFor, usersNamedBy } from './subjects-for.ts';

const logged = (...facts: object[]): LoggedEvent[] =>
  facts.map((fact, nth) => ({ version: nth, fact: fact as Fact }) as LoggedEvent);
const jana = { userId: 'jana' as UserId, role: 'agent' as const };
const radek = { userId: 'radek' as UserId, role: 'supervisor' as const };
/** What is told to whoever sees all but these. */
const stale = (facts: object[], reader: typeof jana | typeof radek = jana, hidden: string[] = []) =>
  subjectsFor(reader, logged(...facts), (id) => !hidden.includes(id));
const told = (...about: Parameters<typeof stale>) => stale(...about).subjects;
const typed = (userId: string) => ({
  ...{ kind: 'draft.saved', userId, subject: 'interaction:call', field: 'note', savedAt: 0 },
});
const signedIn = (userId: string) => ({ kind: 'user.signedIn', userId });

const created = {
  kind: 'case.created',
  caseId: 'lost-card',
  interactionId: 'call',
  customerId: 'anna',
  objectId: null,
};

test('a fact is told with everything that it names: the contact, the case and the customer become old together', () => {
  expect(told([created])).toEqual(['call', 'lost-card', 'anna']);
});

test('of a case that changes hands both customers become old', () => {
  const attached = { kind: 'case.customerAttached', caseId: 'c', customerId: 'new', previousCustomerId: 'old' };
  expect(told([attached])).toEqual(['c', 'new', 'old']);
});

test('what names nothing is told without a subject, and what is typed by what it belongs to', () => {
  const facts = [
    { kind: 'customer.created', customerId: 'anna', interactionId: null },
    signedIn('jana'),
    typed('jana'),
  ];
  expect(told(facts)).toEqual(['anna', 'interaction:call']);
});

test('the same subject is told once, whatever happened to it', () => {
  expect(told([created, { kind: 'attribute.set', interactionId: 'call' }])).toEqual(['call', 'lost-card', 'anna']);
});

test('whether there was more than typing is told of what the reader may read', () => {
  const isTyping = (...facts: object[]) => stale(facts).isTyping;
  expect(isTyping(typed('jana'))).toBe(true);
  expect(isTyping(typed('jana'), signedIn('petr'))).toBe(true);
  expect(isTyping(typed('jana'), signedIn('jana'))).toBe(false);
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
    expect(stale([fact], jana, hidden)).toEqual({ subjects: [], isTyping: true });
  });

  test('of a case in sight the customer who is not is left out', () => {
    const changed = { kind: 'case.stateChanged', caseId: 'c', customerId: 'anna', objectId: 'card' };
    expect(told([changed], jana, ['anna'])).toEqual(['c', 'card']);
  });

  test('of a colleague who is in a contact in sight, and of the own doings, something is told', () => {
    expect(told([{ kind: 'agent.stateChanged', agentId: 'petr', interactionId: 'call' }])).toEqual(['call']);
    expect(stale([{ kind: 'agent.phoneChanged', agentId: 'jana' }]).isTyping).toBe(false);
  });

  test('whoever reads the ledger is told of everybody, but not of what is typed', () => {
    expect(stale([signedIn('petr'), typed('petr')], radek)).toEqual({ subjects: [], isTyping: false });
    expect(stale([typed('petr')], radek)).toEqual({ subjects: [], isTyping: true });
  });
});

test('all that is named is asked for once', () => {
  const closed = { kind: 'callback.closed', callbackId: 'b', interactionId: 'call' };
  expect(idsNamedBy(logged(created, created, closed))).toEqual(['call', 'lost-card', 'anna', 'b']);
});

test('an event is the business of the agent and of the user whom it names', () => {
  expect([...usersNamedBy(logged(signedIn('jana'), { kind: 'call.offered', agentId: 'petr' }, created))]).toEqual([
    'jana',
    'petr',
  ]);
});
