import fc from 'fast-check';
import { notReadyReasons, type ChosenState } from '../../src/shared/agent-state.ts';
import type { RoutingFact } from '../../src/shared/events.ts';
import { LegId, type UserId } from '../../src/shared/ids.ts';
import { emptyState } from '../../src/core/routing/empty-state.ts';
import { type Floor, openFloor } from '../../src/core/routing/floor.ts';
import type { AgentRequest, RoutingEvent, Step } from '../../src/core/routing/event.ts';
import { flowPromptIdOf, legIdOf, queuePromptIdOf } from '../../src/core/routing/leg-ids.ts';
import type { CallNow, RoutingConfig, RoutingState } from '../../src/core/routing/state.ts';
import { step } from '../../src/core/routing/step.ts';
import type { CallSeen, EndCause, TelephonyEvent } from '../../src/core/telephony/event.ts';
import { forkOf } from './routing-states.ts';
import { menuNumber, withMenu } from './menu-flow.ts';
import { agentIds, callId, castConfig, createIds, numbers, outcomeId, queueIds } from './routing-cast.ts';
import { curtain } from './routing-table.ts';

// A random walk through everything that can happen to five agents and eight callers, in any order, at any time.

/** The cast; who waits for a card twenty seconds is satisfied with Chen, and after forty with anybody. */
export const walkConfig: RoutingConfig = withMenu({
  ...castConfig,
  queues: {
    ...castConfig.queues,
    [queueIds.cards]: {
      ...castConfig.queues[queueIds.cards]!,
      relaxations: [
        { afterMs: 20_000, levelDrop: 1, firstSkillOnly: false },
        { afterMs: 40_000, levelDrop: 9, firstSkillOnly: true },
      ],
    },
  },
});

const agents = Object.values(agentIds);
const calls = Array.from({ length: 8 }, (_, nth) => callId(`c${nth + 1}`));
const lines = Object.values(numbers);
const causes: EndCause[] = [
  'normal',
  'busy',
  'no-answer',
  'rejected',
  'unreachable',
  'cancelled',
  'failed',
  'media-lost',
];

export interface Move {
  what: (typeof moves)[number];
  who: number;
  which: number;
  how: number;
  waitMs: number;
}

const moves = [
  'arrive',
  'hang-up',
  'press',
  'prompt-end',
  'answer',
  'leg-end',
  'bridge',
  'recording-end',
  'phone',
  'hello',
  'presence',
  'sign-in',
  'sign-out',
  'be-ready',
  'choose',
  'offer',
  'call',
  'wrap-up',
  'finish',
  'disconnect',
  'reconnect',
  'stray-timer',
] as const;

/** What leads on is drawn more often than what ends or breaks, so that walks reach the far corners. */
const weights: Partial<Record<(typeof moves)[number], number>> = {
  arrive: 6,
  answer: 8,
  bridge: 8,
  call: 6,
  'prompt-end': 4,
  'be-ready': 6,
  phone: 4,
  'sign-in': 4,
  hello: 3,
  finish: 3,
  'wrap-up': 3,
  reconnect: 3,
};

export const move: fc.Arbitrary<Move> = fc.record({
  what: fc.oneof(...moves.map((what) => ({ weight: weights[what] ?? 1, arbitrary: fc.constant(what) }))),
  who: fc.nat(4),
  which: fc.nat(7),
  how: fc.nat(31),
  waitMs: fc.oneof(fc.constant(0), fc.nat(3_000), fc.nat(40_000)),
});

export interface Moment {
  event: RoutingEvent;
  before: RoutingState;
  done: Step;
}

export interface Walk {
  floor: Floor;
  state: RoutingState;
  steps: Step[];
  facts: { at: number; fact: RoutingFact }[];
  /** What the runtime has armed. */
  timers: Map<string, number>;
  now: number;
  /** Called after each step. */
  look: (walk: Walk, moment: Moment) => void;
  ids: ReturnType<typeof createIds>;
}

/** Before the walk everybody is at their desk and the telephone system is there. */
export function startWalk(look: Walk['look']): Walk {
  const floor = openFloor(walkConfig, emptyState());
  const walk: Walk = {
    ...{ floor, state: floor.state },
    ...{ steps: [], facts: [], timers: new Map(), now: curtain, look, ids: createIds() },
  };
  tell(walk, {
    kind: 'telephony.connected',
    startedAt: 0,
    snapshot: { calls: [], phones: agents.slice(0, 4), lost: [] },
  });
  for (const agentId of agents.slice(0, 3)) {
    request(walk, { kind: 'agent.signIn', agentId });
    request(walk, { kind: 'agent.chooseState', agentId, chosen: { state: 'ready' }, setBy: agentId });
  }
  return walk;
}

/** Time passes and fires what is due, then the move happens; what telephony says, it may say twice. */
export function go(walk: Walk, { what, who, which, how, waitMs }: Move): void {
  pass(walk, waitMs);
  const agentId = agents[who] as UserId;
  const interactionId = aimOf(walk, what, which, how);
  const call = walk.state.calls.get(interactionId);
  const legId = legFor(walk, interactionId, how);
  const by = how % 2 === 0 ? 'agent' : 'unknown';
  switch (what) {
    case 'arrive':
      return tell(walk, {
        kind: 'call.arrived',
        interactionId,
        from: how === 0 ? null : `42077700000${how % 3}`,
        to: how % 8 === 4 ? menuNumber : (lines[how % 4] ?? '420999'),
        attempt: 1 + (how % 2),
      });
    case 'hang-up':
      return tell(walk, { kind: 'call.ended', interactionId, cause: how === 0 ? 'pbx-lost' : 'normal', by: 'caller' });
    case 'press':
      return tell(walk, { kind: 'digit.pressed', interactionId, digit: '0123456789*#'[how % 12] ?? '#' }, 1);
    case 'prompt-end':
      return tell(walk, { kind: 'prompt.finished', interactionId, promptId: promptOf(call) });
    case 'answer':
      return tell(walk, { kind: 'leg.answered', interactionId, legId });
    case 'leg-end':
      return tell(walk, { kind: 'leg.ended', interactionId, legId, cause: causes[how % 8] ?? 'failed', by });
    case 'bridge':
      return tell(walk, { kind: 'bridge.joined', interactionId, legId });
    case 'recording-end':
      return tell(walk, {
        kind: 'recording.ended',
        interactionId,
        recordingName: (how % 3 !== 1 && call?.recordingName) || 'of-before',
      });
    case 'phone':
      return tell(walk, { kind: how % 3 === 0 ? 'phone.lost' : 'phone.registered', agentId });
    case 'hello':
      return request(walk, { kind: 'phone.hello', agentId, legId: how % 4 === 0 ? legId : null });
    case 'presence':
      return request(walk, { kind: how % 2 === 0 ? 'presence.lost' : 'presence.returned', agentId });
    case 'sign-in':
      return request(walk, { kind: 'agent.signIn', agentId });
    case 'sign-out':
      return request(walk, { kind: 'agent.signOut', agentId });
    case 'be-ready':
      return request(walk, { kind: 'agent.chooseState', agentId, chosen: { state: 'ready' }, setBy: agentId });
    case 'choose':
      return request(walk, {
        kind: 'agent.chooseState',
        agentId,
        chosen: chosenOf(how),
        setBy: agents[how % 5] ?? agentId,
      });
    case 'offer':
      return request(walk, { kind: how % 2 === 0 ? 'offer.accept' : 'offer.decline', agentId, interactionId });
    case 'call':
      return request(walk, callRequest(how, talkOf(walk, which) ?? { agentId, interactionId }));
    case 'wrap-up':
      return request(walk, {
        kind: how % 2 === 0 ? 'wrapup.extend' : 'wrapup.park',
        ...(formOf(walk, which) ?? { agentId, interactionId }),
      });
    case 'finish': {
      const next = how % 2 === 0 ? null : chosenOf(how);
      const form = formOf(walk, which) ?? { agentId, interactionId };
      return request(walk, { kind: 'wrapup.finish', ...form, outcomeId, next, callback: null });
    }
    case 'disconnect':
      return tell(walk, { kind: 'telephony.lost' });
    case 'reconnect':
      return tell(walk, {
        kind: 'telephony.connected',
        startedAt: how === 0 ? walk.now : (walk.state.telephonyStartedAt ?? 0),
        snapshot: snapshotOf(walk, how, which),
      });
    case 'stray-timer':
      return take(walk, { kind: 'timer.fired', key: [...walk.timers.keys()][how] ?? `ring:${interactionId}` });
  }
}

/** Mostly a call that exists: among eight ids a blind choice would seldom meet the one that rings. */
function aimOf(walk: Walk, what: Move['what'], which: number, how: number): CallNow['id'] {
  const live = [...walk.state.calls.values()];
  const aimed = what === 'arrive' || how % 8 === 7 ? undefined : live[which % live.length]?.id;
  return aimed ?? (calls[which] as CallNow['id']);
}

/** Lets time pass; what is due by then fires in its order. */
export function pass(walk: Walk, ms: number): void {
  const until = walk.now + ms;
  for (;;) {
    const [due] = [...walk.timers].filter(([, at]) => at <= until).sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
    if (!due) break;
    walk.now = Math.max(walk.now, due[1]);
    walk.timers.delete(due[0]);
    take(walk, { kind: 'timer.fired', key: due[0] });
  }
  walk.now = until;
}

type Untimed<T> = T extends unknown ? Omit<T, 'at'> : never;

/** The adapter may tell an event twice: the second telling must decide nothing. */
function tell(walk: Walk, event: Untimed<TelephonyEvent>, times = 2): void {
  for (let nth = 0; nth < times; nth += 1) {
    const facts = walk.facts.length;
    take(walk, { kind: 'telephony', event: { ...event, at: walk.now } as TelephonyEvent });
    const told = walk.facts.slice(facts).map(({ fact }) => fact.kind);
    if (nth > 0 && told.length > 0) throw new Error(`${event.kind}, told again, made ${told.join(', ')}`);
  }
}

const request = (walk: Walk, asked: AgentRequest): void => take(walk, { kind: 'request', request: asked });

type Bare<T> = T extends unknown ? Omit<T, 'at' | 'ids'> : never;

function take(walk: Walk, bare: Bare<RoutingEvent>): void {
  const event = { ...bare, at: walk.now, ids: walk.ids() } as RoutingEvent;
  const before = forkOf(walk.state);
  if (event.kind === 'timer.fired') walk.timers.delete(event.key);
  const done = step(walk.floor, event);
  walk.steps.push(done);
  for (const fact of done.facts) walk.facts.push({ at: event.at, fact });
  for (const command of done.commands) {
    if (command.kind === 'timer.start') walk.timers.set(command.key, command.at);
    if (command.kind === 'timer.stop') walk.timers.delete(command.key);
  }
  walk.look(walk, { event, before, done });
}

/** The leg that was dialled last or, one time in four, the one before it. */
function legFor(walk: Walk, interactionId: CallNow['id'], how: number): LegId {
  const dialled = walk.facts.flatMap(({ fact }) =>
    (fact.kind === 'call.offered' || fact.kind === 'leg.redialled') && fact.interactionId === interactionId
      ? [fact.legId]
      : [],
  );
  return dialled.at(how % 4 === 3 ? -2 : -1) ?? dialled.at(-1) ?? legIdOf(interactionId, 1, curtain);
}

function promptOf(call: CallNow | undefined): string {
  if (call?.place.kind === 'flow') return flowPromptIdOf(call.id, call.place.entry);
  return call && call.place.kind !== 'talking' ? queuePromptIdOf(call.id, call.place) : 'none';
}

function chosenOf(how: number): ChosenState {
  const reasons = Object.keys(notReadyReasons) as (keyof typeof notReadyReasons)[];
  const reason = reasons[how % reasons.length];
  return reason ? { state: 'not_ready', reason } : { state: 'ready' };
}

type About = Pick<Extract<AgentRequest, { kind: 'call.end' }>, 'agentId' | 'interactionId'>;

function talkOf(walk: Walk, which: number): About | undefined {
  return [...walk.state.calls.values()].flatMap(({ id, place }) =>
    place.kind === 'talking' ? [{ agentId: place.agentId, interactionId: id }] : [],
  )[which % 2];
}

function formOf(walk: Walk, which: number): About | undefined {
  const running = [...walk.state.wrapUps.values()].map(({ agentId, interactionId }) => ({ agentId, interactionId }));
  const parked = agents.flatMap((agentId) =>
    (walk.state.trays.get(agentId) ?? []).map((interactionId) => ({ agentId, interactionId })),
  );
  return [...running, ...parked][which % 3];
}

function callRequest(how: number, about: About): AgentRequest {
  if (how % 4 === 0) return { kind: 'call.hold', ...about };
  if (how % 4 === 1) return { kind: 'call.resume', ...about };
  if (how % 8 === 2) return { kind: 'call.end', ...about };
  if (how % 16 === 3) return { kind: 'call.transfer', ...about, to: { kind: 'queue', queueId: queueIds.loans } };
  if (how % 16 === 11) return { kind: 'call.transfer', ...about, to: { kind: 'agent', agentId: agents[how % 5]! } };
  return { kind: 'call.sendDigits', ...about, digits: '1' };
}

/** What is believed, with something missing, something different and something new in it. */
function snapshotOf(walk: Walk, how: number, which: number) {
  const believed = [...walk.state.calls.values()].map((call, nth) => callSeen(call, how + nth));
  const kept = believed.filter((_, nth) => (how + nth) % 5 !== 0);
  const known = walk.state.calls.get(calls[which] as CallNow['id']);
  const unknown = known ? [] : [callSeen(newcomer(which), how)];
  const phones = agents.filter((_, nth) => ((how >> (nth % 3)) + nth) % 3 !== 0);
  const lost = how % 4 === 1 ? [{ interactionId: calls[which] as CallNow['id'], from: null, to: numbers.cards }] : [];
  return { calls: how % 3 === 0 ? [...kept, ...unknown] : kept, phones, lost };
}

const newcomer = (which: number) => ({
  id: calls[which] as CallNow['id'],
  from: '420777000009',
  to: numbers.cards,
  place: { kind: 'flow' as const },
  recordingName: null,
});

function callSeen(
  call: Pick<CallNow, 'id' | 'from' | 'to' | 'recordingName'> & {
    place: { kind: string; legId?: LegId; agentId?: UserId };
  },
  how: number,
): CallSeen {
  const { legId, agentId = null } = call.place;
  const stray = { legId: LegId.parse(`${call.id}-leg-99`), agentId: null, state: 'up' as const, bridged: false };
  const state = how % 2 === 0 ? ('up' as const) : ('ringing' as const);
  const leg = legId && how % 7 !== 0 ? [{ legId, agentId, state, bridged: state === 'up' && how % 4 === 0 }] : [];
  return {
    interactionId: call.id,
    from: call.from,
    to: call.to,
    legs: how % 6 === 0 ? [...leg, stray] : leg,
    recordingName: how % 5 === 1 ? null : call.recordingName,
    recordingPaused: how % 3 === 1,
  };
}
