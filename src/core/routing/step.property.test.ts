import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldOf, forkOf, textOf } from '../../../test/support/routing-states.ts';
import { go, move, pass, startWalk, walkConfig, type Moment, type Walk } from '../../../test/support/routing-walk.ts';
import { refusals } from '../../shared/errors.ts';
import type { RoutingFact } from '../../shared/events.ts';
import { applyFact } from './apply-fact.ts';
import { emptyState } from './empty-state.ts';
import { openFloor, takeBack } from './floor.ts';
import { newJournal } from './journal.ts';
import { wrapUpKeyOf } from './leg-ids.ts';
import { routingKinds } from '../../shared/read-fact.ts';
import { fromSnapshot } from './snapshot.ts';
import type { AgentNow, CallNow, RoutingState } from './state.ts';
import { step } from './step.ts';
import { timersOf } from './timers-of.ts';

/** Looks at every step of random days, and at their end. */
function holds(title: string, look: Walk['look'], atEnd: (walk: Walk) => void = () => {}): void {
  test(title, { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 120, size: 'max' }), (moves) => {
        const walk = startWalk(look);
        for (const one of moves) go(walk, one);
        atEnd(walk);
      }),
      { numRuns: 200 },
    );
  });
}

type Served = CallNow & { place: Extract<CallNow['place'], { kind: 'offered' | 'talking' }> };
type Waiting = CallNow & { place: Extract<CallNow['place'], { kind: 'queue' }> };

const callsOf = ({ calls }: RoutingState): CallNow[] => [...calls.values()];
const served = (state: RoutingState): Served[] =>
  callsOf(state).filter((call): call is Served => call.place.kind === 'offered' || call.place.kind === 'talking');
const waiting = (state: RoutingState): Waiting[] =>
  callsOf(state).filter((call): call is Waiting => call.place.kind === 'queue');
const aboutCall = (fact: RoutingFact): string | null =>
  'interactionId' in fact && !fact.kind.startsWith('agent.') ? fact.interactionId : null;

/** The rules of matching once more, in the plainest words. */
function canTake(agent: AgentNow, call: Waiting): boolean {
  return agent.state === 'ready' && agent.phoneRegistered && agent.present && isSkilledFor(agent.id, call);
}

/** Whoever has waited for long may be served by somebody who knows less. */
function isSkilledFor(agentId: AgentNow['id'], call: Waiting): boolean {
  const queue = walkConfig.queues[call.place.queueId];
  const person = walkConfig.agents[agentId];
  if (!queue || !person) return false;
  const drop = [0, 1, 9][queue.relaxations.length > 0 ? call.place.ring : 0]!;
  return queue.skills.every(({ skill, level }) => (person.skills[skill] ?? 0) >= Math.max(level - drop, 1));
}

function pointsOf(call: Waiting, at: number): number {
  const slope = walkConfig.queues[call.place.queueId]?.ageingPerMinute ?? 0;
  return call.place.priority + (slope * (at - call.place.queuedAt)) / 60_000;
}

describe('whatever happens, in whatever order', () => {
  holds('an agent has one contact at most, and the ledger says which (I1, I2)', ({ state }) => {
    const holders = served(state).map((call) => call.place.agentId);
    expect(new Set(holders).size).toBe(holders.length);
    for (const agent of [...state.agents.values()]) {
      const own = served(state).find((call) => call.place.agentId === agent.id);
      const expected = own === undefined ? null : own.place.kind === 'offered' ? 'reserved' : 'engaged';
      const isAtWork = agent.state === 'reserved' || agent.state === 'engaged';
      expect(isAtWork ? agent.state : null).toBe(expected);
      if (own) expect(agent.interactionId).toBe(own.id);
    }
  });

  holds(
    'every contact ends exactly once, and nothing happens to it afterwards (I3)',
    () => {},
    (walk) => {
      for (const _ of callsOf(walk.state)) go(walk, { what: 'hang-up', who: 0, which: 0, how: 1, waitMs: 0 });
      expect(walk.state.calls).toEqual(new Map());
      const facts = walk.facts.map(({ fact }) => fact);
      const arrived = facts.flatMap((fact) => (fact.kind === 'call.arrived' ? [fact.interactionId] : []));
      expect(new Set(arrived).size).toBe(arrived.length);
      for (const id of arrived) {
        const kinds = facts.filter((fact) => aboutCall(fact) === id).map(({ kind }) => kind);
        expect(kinds.filter((kind) => kind === 'call.ended')).toHaveLength(1);
        const after = kinds.slice(kinds.indexOf('call.ended') + 1);
        expect(after.filter((kind) => !kind.startsWith('wrapup.') && kind !== 'callback.promised')).toEqual([]);
      }
    },
  );

  holds(
    'the ledger has no row that changes nothing and none is missing (I8)',
    () => {},
    (walk) => {
      const rows = new Map<string, { at: number; row: string }>();
      for (const { at, fact } of walk.facts) {
        if (fact.kind !== 'agent.stateChanged') continue;
        const row = JSON.stringify([fact.state, fact.reason, fact.activity, fact.interactionId]);
        const last = rows.get(fact.agentId);
        expect(row).not.toBe(last?.row);
        expect(at).toBeGreaterThanOrEqual(last?.at ?? 0);
        rows.set(fact.agentId, { at, row });
      }
      for (const agent of [...walk.state.agents.values()]) {
        const row = JSON.stringify([agent.state, agent.reason, agent.activity, agent.interactionId]);
        expect(rows.get(agent.id)?.row ?? JSON.stringify(['offline', null, null, null])).toBe(row);
        if (rows.has(agent.id)) expect(agent.since).toBe(rows.get(agent.id)?.at);
      }
    },
  );

  holds(
    'nobody is served before a contact that the agent can serve, of the same queue, with more points or a longer wait (I9)',
    (_, moment) => {
      eachPrefix(moment, (state, fact) => {
        if (fact.kind !== 'call.offered') return;
        const chosen = waiting(state).find((call) => call.id === fact.interactionId);
        if (!chosen) throw new Error('offered without waiting');
        for (const rival of waiting(state)) {
          if (rival.place.queueId !== chosen.place.queueId || rival.id === chosen.id) continue;
          if (!isSkilledFor(fact.agentId, rival)) continue;
          const [own, other] = [pointsOf(chosen, moment.event.at), pointsOf(rival, moment.event.at)];
          expect(other).toBeLessThanOrEqual(own);
          if (other === own) expect(rival.place.queuedAt).toBeGreaterThanOrEqual(chosen.place.queuedAt);
        }
      });
    },
  );

  holds('no contact waits while an idle agent could take it (I10)', ({ state }) => {
    if (state.telephony === 'away') return;
    for (const call of waiting(state)) {
      expect([...state.agents.values()].filter((agent) => canTake(agent, call))).toEqual([]);
    }
  });

  holds(
    'folding the log gives the very state (I16)',
    () => {},
    (walk) => {
      expect(textOf(foldOf(walk.facts))).toBe(textOf(walk.state));
      expect(fromSnapshot(JSON.parse(textOf(walk.state)))).toEqual(walk.state);
    },
  );

  holds('a step can be taken back, and made again it decides the same (I16)', (_, { before, event, done }) => {
    const floor = openFloor(walkConfig, forkOf(before));
    for (let times = 0; times < 2; times += 1) {
      const { undo, ...again } = step(floor, event);
      expect({ ...again, undo: done.undo }).toEqual(done);
      takeBack(floor, [{ undo }]);
      expect(textOf(floor.state)).toBe(textOf(before));
    }
  });

  holds(
    'all steps taken back leave the state before the first',
    () => {},
    (walk) => {
      takeBack(walk.floor, walk.steps);
      expect(textOf(walk.state)).toBe(textOf(emptyState()));
    },
  );

  holds('the armed timers are those of the state (I17)', ({ state, timers, now }) => {
    const due = timersOf(state);
    const coming = due.filter(({ at }) => at > now).map(({ key, at }): [string, number] => [key, at]);
    expect([...timers].filter(([, at]) => at > now).sort()).toEqual(coming.sort());
    expect([...timers.keys()].filter((key) => !due.some((timer) => timer.key === key))).toEqual([]);
  });

  holds('a refusal is one of the table and changes nothing', ({ state }, { before, done }) => {
    if (done.refusal === null) return;
    expect(refusals).toHaveProperty(done.refusal);
    expect(done).toEqual({ facts: [], commands: [], refusal: done.refusal, undo: newJournal() });
    expect(textOf(state)).toBe(textOf(before));
  });

  holds('an open form belongs to an agent in wrap-up, and every agent in wrap-up has one', ({ state }) => {
    const open = [...state.wrapUps.values()];
    const agents = [...state.agents.values()].filter((agent) => agent.state === 'wrapup');
    expect(open.map(({ agentId, interactionId }) => wrapUpKeyOf(interactionId, agentId)).sort()).toEqual(
      agents.map((agent) => agent.interactionId && wrapUpKeyOf(agent.interactionId, agent.id)).sort(),
    );
  });

  holds('a form is open or in a tray, never both, and no tray is empty or holds one twice', ({ state }) => {
    for (const [agentId, tray] of state.trays) {
      expect(tray.length).toBeGreaterThan(0);
      expect(new Set(tray).size).toBe(tray.length);
      for (const id of tray) expect(state.wrapUps.has(wrapUpKeyOf(id, agentId))).toBe(false);
    }
  });

  holds('a recording runs only from the bridge to the end of the conversation', ({ state }) => {
    for (const call of callsOf(state)) if (call.recordingName !== null) expect(call.place.kind).toBe('talking');
  });

  holds('nothing is asked of a telephone system that is away', ({ state }, { done }) => {
    if (state.telephony === 'connected') return;
    expect(done.commands.filter(({ kind }) => kind === 'telephony')).toEqual([]);
  });

  holds(
    'no call hangs for ever: left alone, each is served, waits in a queue, or has ended',
    () => {},
    (walk) => {
      go(walk, { what: 'reconnect', who: 0, which: 0, how: 31, waitMs: 0 });
      pass(walk, 20 * 60_000);
      for (const { place } of callsOf(walk.state)) {
        expect(place.kind === 'queue' || (place.kind === 'talking' && place.legLostUntil === null)).toBe(true);
      }
    },
  );
});

test('the walks reach every fact', () => {
  const seen = new Set<string>();
  const walks = fc.sample(fc.array(move, { minLength: 100, maxLength: 120, size: 'max' }), { numRuns: 150, seed: 7 });
  for (const moves of walks) {
    const walk = startWalk(() => {});
    for (const one of moves) go(walk, one);
    for (const { fact } of walk.facts) seen.add(fact.kind);
  }
  expect([...seen].sort()).toEqual([...routingKinds].sort());
});

function eachPrefix({ before, event, done }: Moment, look: (state: RoutingState, fact: RoutingFact) => void): void {
  const state = forkOf(before);
  for (const fact of done.facts) {
    look(state, fact);
    applyFact(state, event.at, fact);
  }
}
