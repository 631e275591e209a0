import type { CallEntry } from '../../../src/adapters/asterisk/call-entry.ts';
import type { RoutingState } from '../../../src/core/routing/state.ts';
import type { Actor, Fact } from '../../../src/shared/events.ts';
import { type InteractionId, TenantId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';
import { type AgentName, agentIds, callId, castConfig, numbers } from '../../support/routing-cast.ts';
import { curtain } from '../../support/routing-table.ts';
import type { Belief, Happening, Machines, TrueCall, TrueLease, WorldView, Written } from '../world/view.ts';
import { createChecker } from './checker.ts';
import type { Invariant } from './invariant.ts';
import { agentIs, arrived, phoneIs, queued, telephony } from './scripted-facts.ts';
import { emptyState } from '../../../src/core/routing/empty-state.ts';

const tenantId = TenantId.parse('00000010-0000-4000-8000-000000000001');

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** How a fact is logged, where it is not as it should be. */
export type Oddly = Partial<Pick<Written, 'epoch' | 'version' | 'at' | 'actor' | 'causedBy'>>;

/**
 * A centre of one tenant that is whatever a test says it is: so that each invariant is seen to find what it is for, and
 * to let pass what is merely unusual.
 */
export function openScript(...invariants: readonly Invariant[]) {
  const log: Written[] = [];
  const calls: TrueCall[] = [];
  const belief: Mutable<Belief> = {
    node: 'a',
    tenantId,
    epoch: 1,
    version: 0,
    isWriting: false,
    holds: true,
    config: castConfig,
    state: emptyState(),
  };
  const stage = {
    now: curtain,
    healedAt: null as Instant | null,
    beliefs: [belief] as Mutable<Belief>[],
    leftovers: [] as { kind: 'bridge' | 'channel' | 'recording'; id: string; since: Instant }[],
    told: [] as { tenantId: TenantId; agentId: never; about: string[] }[],
    agents: [] as { tenantId: TenantId; agentId: never; registered: boolean; present: boolean; legs: number }[],
    outbox: 0,
    lease: null as TrueLease | null,
    machines: { database: true, asterisk: true, nodes: ['a'] } as Machines,
    books: [] as { node: string; calls: CallEntry[] }[],
    wallboard: { waiting: {}, agents: {} } as ReturnType<WorldView['wallboard']>,
  };
  const view: WorldView = {
    now: () => stage.now,
    healedAt: () => stage.healedAt,
    tenants: [tenantId],
    log: () => log,
    beliefs: () => stage.beliefs,
    lease: () => stage.lease,
    machines: () => stage.machines,
    calls: () => calls,
    openCalls: () => calls.filter(({ endedAt }) => endedAt === null),
    agents: () => stage.agents,
    leftovers: () => stage.leftovers,
    reconciledAt: () => stage.now,
    told: () => stage.told,
    outboxSize: () => stage.outbox,
    lostByFailover: () => [],
    books: () => stage.books,
    wallboard: () => stage.wallboard,
  };
  const checker = createChecker(view, invariants);
  const versions = new Map<InteractionId, number>();

  /** One commit: the facts and a look at what they led to. */
  function commit(facts: readonly Fact[], oddly: Oddly = {}): void {
    for (const fact of facts) log.push(writtenAs(fact, oddly));
    belief.version = log.length;
    checker.look();
  }

  function writtenAs(fact: Fact, oddly: Oddly): Written {
    const version = oddly.version ?? log.length + 1;
    const id = 'interactionId' in fact && fact.interactionId !== null ? fact.interactionId : null;
    const causedBy = id === null ? null : (versions.get(id) ?? null);
    if (id !== null) versions.set(id, version);
    return { version, at: stage.now, epoch: 1, actor: actorOf(fact), causedBy, fact, ...oddly };
  }

  return {
    tenantId,
    stage,
    belief,
    log,
    commit,
    now: () => stage.now,
    /** Time passes, looked at each second. */
    pass(ms: number): void {
      for (const end = stage.now + ms; stage.now < end; checker.look()) stage.now = Math.min(end, stage.now + 1_000);
    },
    /** A moment later. */
    look(): void {
      stage.now += 100;
      checker.look();
    },
    happen: (happening: Happening) => checker.hear(happening),
    /** A caller as the street sees them, who hears music unless told otherwise. */
    call(name: string, more: Partial<TrueCall> = {}): Mutable<TrueCall> {
      const from = '420777000001';
      const call: TrueCall = {
        ...{ interactionId: callId(name), tenantId, from, to: numbers.cards, beganAt: stage.now, endedAt: null },
        ...{ endedBy: null, overflowed: false, hears: 'music', legs: [], recording: null, ...more },
      };
      calls.push(call);
      return call;
    },
    /** A database came back without the last rows. */
    lose(rows: number): void {
      log.length -= rows;
      belief.version = log.length;
    },
    believe: (state: RoutingState): void => void (belief.state = state),
    /** At the desk, with a telephone, free. */
    ready(...agents: AgentName[]): void {
      for (const agent of agents)
        commit([phoneIs(agent, true), agentIs(agent, 'not_ready', { reason: 'login' }), agentIs(agent, 'ready')]);
    },
    connect: () => commit([telephony(true)]),
    /** In the log up to the queue. */
    waits: (name: string, more: Parameters<typeof queued>[2] = {}) =>
      commit([arrived(name), queued(name, stage.now, more)]),
    idOf: (agent: AgentName) => agentIds[agent],
    found: (): string[] => checker.violations.map(({ invariant, says }) => `${invariant} ${says}`),
  };
}

export type Script = ReturnType<typeof openScript>;

/** Who does such a thing on an ordinary day. */
function actorOf(fact: Fact): Actor {
  switch (fact.kind) {
    case 'call.offered':
      return { kind: 'rule', rule: `routing:${fact.reason.rule}`, version: 1 };
    case 'call.held':
    case 'call.resumed':
    case 'wrapup.extended':
    case 'wrapup.finished':
      return { kind: 'user', id: fact.agentId };
    case 'wrapup.parked':
      return { kind: 'engine' };
    default:
      return { kind: 'telephony' };
  }
}
