import { expect, test } from 'vitest';
import type { RoutingFact } from '../../shared/events.ts';
import type { InteractionId, LegId, QueueId, TenantId, UserId } from '../../shared/ids.ts';
import { interactionChanges } from './interaction-changes.ts';

const tenantId = 't' as TenantId;
const interactionId = 'i' as InteractionId;
const agentId = 'a' as UserId;
const about = { interactionId, agentId };
const leg = { ...about, legId: 'i-leg-1' as LegId };
const iso = (at: number): string => new Date(at).toISOString();

const arrived: RoutingFact = {
  ...{ kind: 'call.arrived', interactionId, from: null, to: '420', numberId: null, principalId: null },
  ...{ flowId: null, flowVersion: null, language: 'cs' },
};
const queued: RoutingFact = {
  ...{ kind: 'call.queued', interactionId, queueId: 'q' as QueueId, priority: 0, lastAgentId: null, queuedAt: 2_000 },
};
const life: { at: number; fact: RoutingFact }[] = [
  { at: 1_000, fact: arrived },
  { at: 2_000, fact: queued },
  { at: 9_000, fact: { kind: 'call.answered', ...leg, waitedMs: 7_000 } },
  { at: 20_000, fact: { kind: 'call.held', ...about } },
  { at: 25_000, fact: { kind: 'call.resumed', ...about } },
  { at: 30_000, fact: { kind: 'call.held', ...about } },
  { at: 33_000, fact: { kind: 'call.ended', interactionId, ending: 'handled', by: 'caller', agentId } },
];

test('a contact whose whole life is in one batch is one row: nothing has to be asked of the table', () => {
  const [change] = interactionChanges(tenantId, life);
  expect(change!.insert).not.toBeNull();
  expect(change!.asked).toEqual({});
  expect(change!.values).toMatchObject({
    ...{
      state: 'ended',
      answered_at: iso(9_000),
      ended_at: iso(33_000),
      held: false,
      held_since: null,
      held_ms: 8_000,
    },
  });
});

test('answered again after its agent was lost, the first answer counts', () => {
  const again = [
    { at: 34_000, fact: queued },
    { at: 40_000, fact: { kind: 'call.answered', ...leg, waitedMs: 6_000 } as const },
  ];
  const [change] = interactionChanges(tenantId, [...life.slice(0, 4), ...again]);
  expect(change!.values).toMatchObject({ state: 'talking', answered_at: iso(9_000), held_ms: 14_000 });
});

test('of a contact that was there before, the row itself is asked for its answer, its outcome and its hold times', () => {
  const [change] = interactionChanges(tenantId, life.slice(2));
  expect(change!.insert).toBeNull();
  expect(change!.asked).toEqual({ answeredAt: iso(9_000), answeredBy: agentId, heldUntil: iso(33_000) });
});

test('a chosen language is that of the contact, whether it came in this batch or before', () => {
  const chosen: RoutingFact = { kind: 'language.chosen', interactionId, language: 'uk' };
  const [begun] = interactionChanges(tenantId, [
    { at: 1_000, fact: arrived },
    { at: 1_000, fact: chosen },
  ]);
  expect({ ...begun!.insert, ...begun!.values }).toMatchObject({ language: 'uk', from_number: null });
  const [changed] = interactionChanges(tenantId, [{ at: 2_000, fact: chosen }]);
  expect(changed).toMatchObject({ insert: null, values: { language: 'uk' } });
});

test('points that a flow gives are nothing to the table', () => {
  expect(
    interactionChanges(tenantId, [{ at: 1, fact: { kind: 'call.prioritySet', interactionId, priority: 5 } }]),
  ).toEqual([]);
});
