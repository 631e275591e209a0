import { expect, test } from 'vitest';
import words from '../../web/words/en/words.json' with { type: 'json' };
import type { Fact } from '../../shared/events.ts';
import type { EventNames } from './event-names.ts';
import { tellFact } from './tell-fact.ts';

const names: EventNames = {
  of: (id) => (id === null ? '' : `name of ${id}`),
  caseNo: () => 4711,
  action: (key) => `action ${key}`,
  rule: (key) => `rule ${key}`,
  actor: () => 'jana',
};
const ids = { interactionId: 'i', agentId: 'a', topicId: 't', objectId: null, outcomeId: 'o', caseId: 'c', legId: 'l' };
const told = (fact: object) => tellFact({ ...ids, ...fact } as unknown as Fact, names);

test.each([
  [{ kind: 'call.arrived', from: null, to: '420200000001' }, 'timeline.call.arrived-withheld'],
  [{ kind: 'attribute.set', key: 'card', value: '92', type: 'card', check: 'invalid' }, 'timeline.attribute.invalid'],
  [{ kind: 'attribute.set', key: 'tier', value: 'gold', type: 'set', check: 'unchecked' }, 'timeline.attribute.set'],
  [
    { kind: 'attribute.set', key: 'recording', value: 'no', type: 'flag', check: 'valid' },
    'timeline.recording.refused',
  ],
  [{ kind: 'language.chosen', language: 'en' }, 'timeline.language.chosen'],
  [{ kind: 'offer.ended', how: 'phone-failed' }, 'timeline.offer.phone-failed'],
  [{ kind: 'leg.lost' }, 'timeline.leg.lost'],
  [{ kind: 'call.held' }, 'timeline.call.held'],
  [{ kind: 'call.resumed' }, 'timeline.call.resumed'],
  [{ kind: 'call.ended', ending: 'abandoned-in-queue', by: 'caller' }, 'timeline.ending.abandoned-in-queue'],
  [{ kind: 'wrapup.parked', why: 'time-out' }, 'timeline.wrapup.parked-time-out'],
  [{ kind: 'wrapup.parked', why: 'connection-lost' }, 'timeline.wrapup.parked-connection-lost'],
  [{ kind: 'wrapup.finished', late: true }, 'timeline.wrapup.finished-late'],
  [{ kind: 'identity.sought', state: 'several', candidates: [] }, 'timeline.identity.sought-several'],
  [{ kind: 'screen.popped', pop: [{ rule: 'known' }] }, 'timeline.screen.popped'],
  [{ kind: 'identity.chosen', state: 'third-party', customerId: 'c' }, 'timeline.identity.chosen-third-party'],
  [{ kind: 'identity.chosen', state: 'third-party', customerId: null }, 'timeline.identity.chosen-third-party-nobody'],
  [{ kind: 'topic.outcomeSet' }, 'timeline.topic.outcomeSet'],
  [{ kind: 'interaction.voided', reason: 'x' }, 'timeline.interaction.voided'],
  [{ kind: 'case.created', byAction: null }, 'timeline.case.opened'],
  [{ kind: 'case.created', byAction: 'refresh-balance' }, 'timeline.case.openedByAction'],
  [{ kind: 'case.linked', role: 'continued_in' }, 'timeline.case.linked-continued_in'],
  [{ kind: 'case.stateChanged', state: 'open', reason: null }, 'timeline.case.state-open'],
  [{ kind: 'case.stateChanged', state: 'waiting', reason: null }, 'timeline.case.state-waiting'],
  [{ kind: 'case.stateChanged', state: 'resolved', reason: null }, 'timeline.case.state-resolved'],
  [{ kind: 'case.stateChanged', state: 'voided', reason: null }, 'timeline.case.state-voided'],
  [{ kind: 'action.performed', action: 'refresh-balance', result: 'failed' }, 'timeline.action.failed'],
])('%j is told as %s', (fact, key) => {
  expect(told(fact)!.text).toBe(key);
  expect(words, 'the screens have words for it').toHaveProperty([key]);
});

test.each([
  { kind: 'flow.stepEntered' },
  { kind: 'call.positionTold' },
  { kind: 'draft.saved', subject: 'interaction:i' },
  { kind: 'agent.stateChanged' },
  { kind: 'case.linked', role: 'opened_by' },
  { kind: 'action.performed', caseId: null, action: 'x', result: 'done' },
])('$kind is machinery, an act without a case is not', (fact) => {
  expect(told(fact)?.kind ?? null).toBe(fact.kind === 'action.performed' ? 'action' : null);
});

type Kept = { waitedMs?: number; position?: number; lastPrompt?: string | null };
test.each<[Kept, string]>([
  [{ waitedMs: 41_000, position: 3, lastPrompt: 'position-4' }, 'timeline.unserved.queue'],
  [{ waitedMs: 41_000, position: 3, lastPrompt: null }, 'timeline.unserved.queue'],
  [{ lastPrompt: 'enter-card' }, 'timeline.unserved.flow'],
  [{}, 'timeline.endedBy.caller'],
])('of a call that nobody served, with %j kept of its wait, the end says %s', (kept, key) => {
  const { detail } = told({ kind: 'call.ended', ending: 'abandoned-in-queue', by: 'caller', ...kept })!;
  const { lastPrompt, ...figures } = kept;
  expect(detail).toEqual({ key, args: lastPrompt === undefined ? {} : { ...figures, prompt: lastPrompt ?? 'music' } });
  expect(words, 'the screens have words for it').toHaveProperty([key]);
});

test('why this agent stands beside the offer', () => {
  const reason = { rule: 'longest-idle', skills: [], idleMs: 90_000, waitedMs: 41_000, rivals: 1, priority: 2 };
  expect(told({ kind: 'call.offered', reason })!.detail).toEqual({
    ...{ key: 'why.longest-idle', args: { rivals: 1, idleMs: 90_000, waitedMs: 41_000, priority: 2 } },
  });
});

test('of a card four digits are told, of a contract all', () => {
  const typed = { kind: 'attribute.set', key: 'x', check: 'valid', value: '4021777788884021' };
  expect(told({ ...typed, type: 'card' })!.args!.value).toBe('•••• 4021');
  expect(told({ ...typed, type: 'contract' })!.args!.value).toBe('4021777788884021');
});
