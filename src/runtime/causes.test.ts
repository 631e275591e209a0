import { expect, test } from 'vitest';
import { emptyState } from '../core/routing/empty-state.ts';
import type { LoggedEvent, RoutingFact } from '../shared/events.ts';
import type { InteractionId, OutcomeId, QueueId, UserId } from '../shared/ids.ts';
import { createCauses } from './causes.ts';

const interactionId = 'i' as InteractionId;
const agentId = 'a' as UserId;
const form = { interactionId, agentId };
const started: RoutingFact = { kind: 'wrapup.started', ...form, queueId: 'q' as QueueId, until: 9 };
const parked: RoutingFact = { kind: 'wrapup.parked', ...form, why: 'time-out' };
const finished: RoutingFact = { kind: 'wrapup.finished', ...form, outcomeId: 'o' as OutcomeId, late: false };

const logged = (version: number, fact: RoutingFact): LoggedEvent => {
  return { version, at: version, actor: { kind: 'engine' }, causedBy: null, fact };
};
const next = (causes: ReturnType<typeof createCauses>) => causes.track()(parked, { kind: 'telephony' }, 0).causedBy;

test('while a form of a contact is open or in a tray, what is told of it is caused by what was told before', () => {
  const causes = createCauses(new Map(), emptyState());
  const nothingElse = emptyState();
  causes.learn([logged(1, started)], nothingElse);
  causes.learn([logged(2, { ...finished, agentId: 'another' as UserId })], nothingElse);
  causes.learn([logged(3, parked)], nothingElse);
  expect(next(causes)).toBe(3);
});

test('a form that an earlier engine began counts as well', () => {
  const state = emptyState();
  state.trays.set(agentId, [interactionId]);
  const causes = createCauses(new Map([[interactionId, 7]]), state);
  causes.learn([logged(8, { ...finished, agentId: 'another' as UserId })], state);
  expect(next(causes)).toBe(8);
});

test('of a contact that is done with nothing is kept', () => {
  const causes = createCauses(new Map(), emptyState());
  causes.learn([logged(1, started), logged(2, finished)], emptyState());
  expect(next(causes)).toBeNull();
});
