import { describe, expect, test } from 'vitest';
import { agentIds, callId, queueIds } from '../../../test/support/routing-cast.ts';
import { annaTalks, asks, hangsUp, openStage } from '../../../test/support/routing-table.ts';
import type { RoutingFact } from '../../shared/events.ts';
import { InteractionId } from '../../shared/ids.ts';
import { applyFact } from './apply-fact.ts';
import { emptyState, type OwnState } from './empty-state.ts';
import { legIdOf } from './leg-ids.ts';
import { endedCallMs, endedCallsMin, lastAgentsMin } from './limits.ts';
import { recall } from './memory.ts';

const idOf = (nth: number): InteractionId =>
  InteractionId.parse(`00000000-0000-4000-9000-${String(nth).padStart(12, '0')}`);

/** A call that was answered and has ended. */
function serve(state: OwnState, nth: number, at: number): void {
  const interactionId = idOf(nth);
  const legId = legIdOf(interactionId, 1, at);
  const about = { interactionId, agentId: agentIds.anna };
  const reason = { rule: 'only-one' as const, skills: [], idleMs: 0, waitedMs: 0, rivals: 0, priority: 0 };
  const number = { numberId: null, principalId: null, flowId: null, flowVersion: null, language: 'en' as const };
  const facts: RoutingFact[] = [
    { kind: 'call.arrived', interactionId, from: `42077${nth}`, to: '1', ...number },
    { kind: 'call.queued', interactionId, queueId: queueIds.cards, priority: 1, lastAgentId: null, queuedAt: at },
    { kind: 'call.offered', ...about, legId, attempt: 1, ringUntil: at, reason },
    { kind: 'call.answered', ...about, legId, waitedMs: 0 },
    { kind: 'call.ended', ...about, ending: 'handled', by: 'caller' },
  ];
  for (const fact of facts) applyFact(state, at, fact);
}

/** The numbers of the calls that are still known to have ended. */
const endedIn = ({ endedCalls }: OwnState): InteractionId[] => [...endedCalls.older.keys(), ...endedCalls.newer.keys()];

describe('what is remembered', () => {
  test('of ended calls is bounded by time, beyond those that are always remembered', () => {
    const perSecond = 10;
    const inTime = (endedCallMs / 1_000) * perSecond;
    const state = emptyState();
    for (let nth = 0; nth < 10_000; nth += 1) {
      serve(state, nth, (nth * 1_000) / perSecond);
      expect(recall(state.endedCalls, idOf(Math.max(0, nth - inTime)))).toBeDefined();
      expect(endedIn(state).length).toBeLessThanOrEqual(2 * inTime + 1);
    }
    expect(endedIn(state).slice(-inTime)).toEqual(
      Array.from({ length: inTime }, (_, nth) => idOf(10_000 - inTime + nth)),
    );
  });

  test('of ended calls is never less than so many, however long ago they ended', () => {
    const state = emptyState();
    for (let nth = 0; nth < 5_000; nth += 1) serve(state, nth, nth * endedCallMs);
    expect(endedIn(state).length).toBeLessThanOrEqual(2 * endedCallsMin);
    expect(endedIn(state).slice(-endedCallsMin).at(0)).toBe(idOf(5_000 - endedCallsMin));
  });

  test('of last agents is bounded by number, and the newest are kept', () => {
    const state = emptyState();
    const count = 3 * lastAgentsMin;
    for (let nth = 0; nth < count; nth += 1) {
      serve(state, nth, nth);
      serve(state, 0, nth);
    }
    const { newer, older } = state.lastAgents;
    expect(newer.size + older.size).toBeLessThanOrEqual(2 * lastAgentsMin);
    const { anna: agentId } = agentIds;
    expect(recall(state.lastAgents, `42077${count - lastAgentsMin + 1}`)).toEqual({
      agentId,
      at: count - lastAgentsMin + 1,
    });
    expect(recall(state.lastAgents, '420771')).toBeUndefined();
    expect(recall(state.lastAgents, '420770')).toEqual({ agentId, at: count - 1 });
  });
});

test('a fact about a call that is not known changes nothing', () => {
  const fact: RoutingFact = { kind: 'call.held', interactionId: idOf(1), agentId: agentIds.anna };
  const state = emptyState();
  applyFact(state, 0, fact);
  expect(state).toEqual(emptyState());
});

test('a fact leaves the records that it replaces as they were', () => {
  const stage = openStage();
  stage.play(...annaTalks);
  const before = stage.state.calls.get(callId('c1'));
  const copy = structuredClone(before);
  stage.play([9, asks('anna', 'call.hold', 'c1')], [10, hangsUp('c1')]);
  expect(before).toEqual(copy);
  expect(stage.state.calls.get(callId('c1'))).toBeUndefined();
});
