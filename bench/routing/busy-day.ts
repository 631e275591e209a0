import { randomUUID } from 'node:crypto';
import type { AgentRequest } from '../../src/core/routing/event.ts';
import type { Floor } from '../../src/core/routing/floor.ts';
import { step } from '../../src/core/routing/step.ts';
import type { TelephonyEvent } from '../../src/core/telephony/event.ts';
import { freshIds } from '../../src/runtime/fresh-ids.ts';
import type { RoutingFactToAppend } from '../../src/runtime/commit.ts';
import type { RoutingFact } from '../../src/shared/events.ts';
import type { InteractionId, OutcomeId, UserId } from '../../src/shared/ids.ts';
import { centreNumber } from '../support/seed-centre.ts';

const outcomeId = randomUUID() as string as OutcomeId;

type Bare = { kind: 'telephony'; event: TelephonyEvent } | { kind: 'request'; request: AgentRequest };

/** Calls as the production core decides them; the facts are given as they would be logged. */
export function createBusyDay(floor: Floor) {
  const talking: InteractionId[] = [];
  const at = Date.now();

  function take(bare: Bare): RoutingFact[] {
    return step(floor, { ...bare, at, ids: freshIds() }).facts;
  }

  function begins(): RoutingFact[] {
    const interactionId = randomUUID() as string as InteractionId;
    const call = { kind: 'call.arrived', at, interactionId, from: null, to: centreNumber, attempt: 1 } as const;
    const facts = take({ kind: 'telephony', event: call });
    const offered = facts.find((fact) => fact.kind === 'call.offered');
    if (!offered) throw new Error('nobody is free for a call of the benchmark');
    const leg = { at, interactionId, legId: offered.legId };
    talking.push(interactionId);
    return [
      ...facts,
      ...take({ kind: 'telephony', event: { kind: 'leg.answered', ...leg } }),
      ...take({ kind: 'telephony', event: { kind: 'bridge.joined', ...leg } }),
    ];
  }

  function ends(): RoutingFact[] {
    const interactionId = talking.shift()!;
    const ended = { kind: 'call.ended', at, interactionId, cause: 'normal', by: 'caller' } as const;
    const facts = take({ kind: 'telephony', event: ended });
    const form = facts.find((fact) => fact.kind === 'wrapup.started')!;
    const finish = { agentId: form.agentId, interactionId, outcomeId, next: null, callback: null };
    return [...facts, ...take({ kind: 'request', request: { kind: 'wrapup.finish', ...finish } })];
  }

  return {
    /** Everybody comes to work, and so many calls are in talk. */
    begin(liveContacts: number): RoutingFactToAppend[] {
      const agents = Object.keys(floor.config.agents) as UserId[];
      const snapshot = { calls: [], phones: agents, lost: [] };
      const facts = take({ kind: 'telephony', event: { kind: 'telephony.connected', at, startedAt: at, snapshot } });
      for (const agentId of agents) {
        facts.push(...take({ kind: 'request', request: { kind: 'agent.signIn', agentId } }));
        const ready = { agentId, chosen: { state: 'ready' }, setBy: agentId } as const;
        facts.push(...take({ kind: 'request', request: { kind: 'agent.chooseState', ...ready } }));
      }
      for (let nth = 0; nth < liveContacts; nth += 1) facts.push(...begins());
      return facts.map(byEngine);
    },
    /** One call goes and one comes, until so many facts are told. */
    goOn(atLeast: number): RoutingFactToAppend[] {
      const facts: RoutingFact[] = [];
      while (facts.length < atLeast) facts.push(...ends(), ...begins());
      return facts.map(byEngine);
    },
  };
}

const byEngine = (fact: RoutingFact): RoutingFactToAppend => ({ fact, actor: { kind: 'engine' }, causedBy: null });
