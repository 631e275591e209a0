import { describe, expect, test } from 'vitest';
import { agentIds, callId, queueIds } from '../../../test/support/routing-cast.ts';
import { annaTalks, hangsUp, openStage } from '../../../test/support/routing-table.ts';
import type { RoutingFact } from '../../shared/events.ts';
import { InteractionId } from '../../shared/ids.ts';
import { applyFact } from './apply-fact.ts';
import { emptyState } from './empty-state.ts';
import { legIdOf } from './leg-ids.ts';
import { lastAgentOfNumber, withLastAgent } from './last-agents.ts';
import { endedCallMs, endedCallsMin, lastAgentPartsMax, lastAgentsPerPart } from './limits.ts';
import type { RoutingState } from './state.ts';

const idOf = (nth: number): InteractionId =>
  InteractionId.parse(`00000000-0000-4000-9000-${String(nth).padStart(12, '0')}`);

/** A call that was answered and has ended. */
function served(state: RoutingState, nth: number, at: number): RoutingState {
  const interactionId = idOf(nth);
  const legId = legIdOf(interactionId, 1);
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
  return facts.reduce((folded, fact) => applyFact(folded, at, fact), state);
}

describe('what is remembered', () => {
  test('of ended calls is bounded by time, beyond those that are always remembered', () => {
    const perSecond = 10;
    let state = emptyState;
    for (let nth = 0; nth < 2_000; nth += 1) state = served(state, nth, (nth * 1_000) / perSecond);
    expect(state.endedCalls).toHaveLength((endedCallMs / 1_000) * perSecond);
    expect(state.endedCalls.at(-1)?.id).toBe(idOf(1_999));
    state = served(state, 2_000, 1_000_000_000);
    expect(state.endedCalls).toHaveLength(endedCallsMin);
    expect(state.endedCalls.at(-1)?.id).toBe(idOf(2_000));
  });

  test('of last agents is bounded by number, and the newest are kept', () => {
    const count = lastAgentPartsMax * lastAgentsPerPart + 1;
    let learned: RoutingState['lastAgents'] = [];
    for (let nth = 0; nth < count; nth += 1) learned = withLastAgent(learned, `42077${nth}`, agentIds.anna, nth);
    expect(learned).toHaveLength(lastAgentPartsMax);
    expect(lastAgentOfNumber(learned, `42077${count - 1}`)).toEqual({ agentId: agentIds.anna, at: count - 1 });
    expect(lastAgentOfNumber(learned, '420770')).toBeUndefined();
  });

  test('of a number is its newest agent', () => {
    const [anna, boris] = [agentIds.anna, agentIds.boris];
    const learned = withLastAgent(withLastAgent([{}], '420777', anna, 1), '420777', boris, 2);
    expect(lastAgentOfNumber(learned, '420777')).toEqual({ agentId: boris, at: 2 });
  });
});

test('a fact about a call that is not known changes nothing', () => {
  const fact: RoutingFact = { kind: 'call.held', interactionId: idOf(1), agentId: agentIds.anna };
  expect(applyFact(emptyState, 0, fact)).toBe(emptyState);
});

test('a fact leaves the state that it was applied to as it was', () => {
  const stage = openStage();
  stage.play(...annaTalks);
  const before = stage.state;
  const copy = structuredClone(before);
  stage.play([10, hangsUp('c1')]);
  expect(before).toEqual(copy);
  expect(stage.state.calls[callId('c1')]).toBeUndefined();
});
