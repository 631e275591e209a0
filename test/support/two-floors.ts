import fc from 'fast-check';
import type { FlowDefinition } from '../../src/shared/config/flow.ts';
import { emptyState } from '../../src/core/routing/empty-state.ts';
import type { AgentRequest, RoutingEvent, Step } from '../../src/core/routing/event.ts';
import { type Floor, openFloor, takeBack } from '../../src/core/routing/floor.ts';
import { matchContacts } from '../../src/core/routing/match.ts';
import type { AgentConfig, CallNow, QueueConfig, RoutingConfig } from '../../src/core/routing/state.ts';
import { type Match, step } from '../../src/core/routing/step.ts';
import { isAt, type CallAt, type Turn } from '../../src/core/routing/turn.ts';
import type { TelephonyEvent } from '../../src/core/telephony/event.ts';
import { FlowId, InteractionId, NumberId, PrincipalId, QueueId, UserId } from '../../src/shared/ids.ts';
import { createLinearMatch } from './linear-match.ts';
import { createIds, outcomeId } from './routing-cast.ts';
import { curtain } from './routing-table.ts';

// One day on two floors: one matches by the index, the other looks through everything. Whatever happens, they must decide
// the same.

const uuid = (kind: number, nth: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(nth).padStart(12, '0')}`;
const skills = ['billing', 'cards', 'loans', 'polish'];
const principals = [1, 2].map((nth) => PrincipalId.parse(uuid(4, nth)));
const agentIds = Array.from({ length: 9 }, (_, nth) => UserId.parse(uuid(1, nth + 1)));
const queueIds = Array.from({ length: 4 }, (_, nth) => QueueId.parse(uuid(2, nth + 1)));
/** Not in the order in which they come. */
const callIdOf = (nth: number): InteractionId => InteractionId.parse(uuid(3, (nth * 7_919) % 9_973));

const principal = fc.constantFrom(null, null, ...principals);
const agentSetting = fc.record({
  levels: fc.array(fc.nat(9), { minLength: skills.length, maxLength: skills.length }),
  principalIds: fc.constantFrom(null, null, [], [principals[0]!], principals),
  capacity: fc.constantFrom(1, 1, 1, 1, 0),
});
const queueSetting = fc.record({
  principalId: principal,
  ofNumber: principal,
  asks: fc.uniqueArray(fc.record({ skill: fc.constantFrom(...skills), level: fc.nat(8) }), {
    selector: ({ skill }) => skill,
    maxLength: 3,
  }),
  priority: fc.nat(3),
  ageingPerMinute: fc.nat(4),
  serviceLevelMs: fc.constantFrom(20_000, 60_000, 300_000),
  rings: fc.nat(2),
});

/** A center as somebody may have set it up. */
export const setting = fc.record({
  agents: fc.array(agentSetting, { minLength: agentIds.length, maxLength: agentIds.length }),
  queues: fc.array(queueSetting, { minLength: queueIds.length, maxLength: queueIds.length }),
  servingPolicy: fc.constantFrom<RoutingConfig['servingPolicy']>(
    'priority',
    'delay-ratio',
    'overdue-floor',
    'time-left',
  ),
});
type Setting = typeof setting extends fc.Arbitrary<infer S> ? S : never;

const deeds = [
  'arrive',
  'hang-up',
  'answer',
  'ring-out',
  'end',
  'finish',
  'pause',
  'ready',
  'phone',
  'presence',
  'outage',
  'doubt',
] as const;
const weights: Partial<Record<(typeof deeds)[number], number>> = { arrive: 8, answer: 5, end: 3, finish: 4, ready: 4 };

export const deed = fc.record({
  what: fc.oneof(...deeds.map((what) => ({ weight: weights[what] ?? 1, arbitrary: fc.constant(what) }))),
  who: fc.nat(agentIds.length - 1),
  which: fc.nat(30),
  waitMs: fc.oneof(fc.constant(0), fc.nat(2_000), fc.nat(30_000)),
});
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

function configOf({ agents, queues, servingPolicy }: Setting): RoutingConfig {
  const flowIds = queues.map((_, nth) => FlowId.parse(uuid(6, nth + 1)));
  const waitIn = (key: string): FlowDefinition => ({
    start: 'wait',
    steps: { wait: { kind: 'queue', queue: key, prompt: null, positionEveryMs: null } },
  });
  return {
    agents: Object.fromEntries(agents.map((one, nth) => [agentIds[nth]!, agentOf(one, nth)])),
    queues: Object.fromEntries(queues.map((one, nth) => [queueIds[nth]!, queueOf(one, nth)])),
    numbers: Object.fromEntries(
      queues.map(({ ofNumber }, nth) => [
        `42080000${nth}`,
        {
          id: NumberId.parse(uuid(9, nth)),
          principalId: ofNumber,
          flowId: flowIds[nth]!,
          language: 'cs' as const,
          plans: [],
          emergency: null,
        },
      ]),
    ),
    calendars: {},
    flows: Object.fromEntries(queues.map((_, nth) => [flowIds[nth]!, { version: 1, definition: waitIn(`q${nth}`) }])),
    flowVersions: {},
    servingPolicy,
  };
}

const agentOf = ({ levels, principalIds, capacity }: Setting['agents'][number], nth: number): AgentConfig => ({
  id: agentIds[nth]!,
  name: `agent ${nth}`,
  skills: Object.fromEntries(skills.map((skill, at) => [skill, levels[at]!]).filter(([, level]) => level !== 0)),
  capacity,
  principalIds,
});

const queueOf = ({ asks, rings, ofNumber: _number, ...set }: Setting['queues'][number], nth: number): QueueConfig => ({
  ...{ id: queueIds[nth]!, key: `q${nth}`, name: `queue ${nth}` },
  ...set,
  skills: asks,
  relaxations: [
    { afterMs: 15_000, levelDrop: 3, firstSkillOnly: false },
    { afterMs: 45_000, levelDrop: 6, firstSkillOnly: true },
  ].slice(0, rings),
  ...{ ringMs: 15_000, wrapUpMs: 20_000, wrapUpExtensionMs: 10_000, wrapUpExtensionsMax: 1 },
  ...{ recorded: false, lastAgentMs: 600_000 },
});

interface Day {
  readonly indexed: Floor;
  readonly linear: Floor;
  readonly look: (turn: Turn) => void;
  readonly match: Match;
  readonly timers: Map<string, number>;
  readonly ids: ReturnType<typeof createIds>;
  now: number;
  calls: number;
  offers: number;
}

/**
 * Plays the deeds on both floors; throws where they decide differently. On the indexed one each turn is looked at before
 * and after its matching. Gives the number of offers.
 */
export function playOnBoth(
  set: Setting,
  all: readonly Deed[],
  compare: (a: Step, b: Step) => void,
  look: (turn: Turn) => void = () => undefined,
): number {
  const config = configOf(set);
  const day: Day = {
    ...{ indexed: openFloor(config, emptyState()), linear: openFloor(config, emptyState()) },
    ...{ look, match: createLinearMatch(), timers: new Map(), ids: createIds(), now: curtain, calls: 0, offers: 0 },
  };
  const take = (bare: Bare<RoutingEvent>, doubts = 0): void => takeOnBoth(day, bare, compare, doubts);
  take(told(day, { kind: 'telephony.connected', startedAt: 0, snapshot: { calls: [], phones: agentIds, lost: [] } }));
  for (const agentId of agentIds) {
    take(asked({ kind: 'agent.signIn', agentId }));
    take(asked({ kind: 'agent.chooseState', agentId, chosen: { state: 'ready' }, setBy: agentId }));
  }
  for (const one of all) {
    passTime(day, one.waitMs, take);
    const event = eventOf(day, one);
    if (event) take(event, one.what === 'doubt' ? 2 : 0);
    if (one.what === 'outage') take(told(day, { kind: 'telephony.lost' }));
    if (one.what === 'outage') take(told(day, { ...seen(day), kind: 'telephony.connected', startedAt: 0 }));
  }
  return day.offers;
}

type Untimed<T> = T extends unknown ? Omit<T, 'at'> : never;
type Bare<T> = T extends unknown ? Omit<T, 'at' | 'ids'> : never;

const told = ({ now }: Day, event: Untimed<TelephonyEvent>): Bare<RoutingEvent> => ({
  kind: 'telephony',
  event: { ...event, at: now } as TelephonyEvent,
});
const asked = (request: AgentRequest): Bare<RoutingEvent> => ({ kind: 'request', request });

/** A step of the indexed floor that is doubted is taken back and made again. */
function takeOnBoth(day: Day, bare: Bare<RoutingEvent>, compare: (a: Step, b: Step) => void, doubts: number): void {
  const event = { ...bare, at: day.now, ids: day.ids() } as RoutingEvent;
  if (event.kind === 'timer.fired') day.timers.delete(event.key);
  const matchSeen: Match = (turn) => {
    day.look(turn);
    matchContacts(turn);
    day.look(turn);
  };
  for (let nth = 0; nth < doubts; nth += 1) takeBack(day.indexed, [step(day.indexed, event, matchSeen)]);
  const done = step(day.indexed, event, matchSeen);
  compare(done, step(day.linear, event, day.match));
  day.offers += done.facts.filter(({ kind }) => kind === 'call.offered').length;
  for (const command of done.commands) {
    if (command.kind === 'timer.start') day.timers.set(command.key, command.at);
    if (command.kind === 'timer.stop') day.timers.delete(command.key);
  }
}

function passTime(day: Day, ms: number, take: (event: Bare<RoutingEvent>) => void): void {
  const until = day.now + ms;
  for (;;) {
    const [due] = [...day.timers].filter(([, at]) => at <= until).sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
    if (!due) break;
    day.now = Math.max(day.now, due[1]);
    take({ kind: 'timer.fired', key: due[0] });
  }
  day.now = until;
}

/** Where a call must be for a deed to mean something. */
const aims: Partial<Record<Deed['what'], CallNow['place']['kind']>> = {
  answer: 'offered',
  'ring-out': 'offered',
  end: 'talking',
};

function eventOf(day: Day, { what, who, which, waitMs }: Deed): Bare<RoutingEvent> | null {
  const agentId = agentIds[who]!;
  const { calls, agents } = day.indexed.state;
  const kind = aims[what];
  const aimed = [...calls.values()].filter(({ place }) => kind === undefined || place.kind === kind);
  const call = aimed[which % Math.max(1, aimed.length)];
  switch (what) {
    case 'arrive':
    case 'doubt': {
      const to = `42080000${(who + which) % queueIds.length}`;
      const interactionId = callIdOf((day.calls += 1));
      return told(day, { kind: 'call.arrived', interactionId, from: `42077${who % 3}`, to, attempt: 1 });
    }
    case 'hang-up':
      return call ? told(day, { kind: 'call.ended', interactionId: call.id, cause: 'normal', by: 'caller' }) : null;
    case 'answer':
      return onOffer(call, (id, { legId }) => told(day, { kind: 'leg.answered', interactionId: id, legId }));
    case 'ring-out':
      return onOffer(call, (id, { legId }) =>
        told(day, { kind: 'leg.ended', interactionId: id, legId, cause: 'no-answer', by: 'unknown' }),
      );
    case 'end':
      return isAt(call, 'talking')
        ? asked({ kind: 'call.end', agentId: call.place.agentId, interactionId: call.id })
        : null;
    case 'finish': {
      const form = [...day.indexed.state.wrapUps.values()][which % Math.max(1, day.indexed.state.wrapUps.size)];
      if (!form) return null;
      const about = { agentId: form.agentId, interactionId: form.interactionId };
      return asked({ kind: 'wrapup.finish', ...about, outcomeId, next: null, callback: null });
    }
    case 'pause':
      return asked({
        ...{ kind: 'agent.chooseState', agentId, setBy: agentId },
        chosen: { state: 'not_ready', reason: 'break' },
      });
    case 'ready':
      return asked({ kind: 'agent.chooseState', agentId, chosen: { state: 'ready' }, setBy: agentId });
    case 'phone':
      return told(day, { kind: agents.get(agentId)?.phoneRegistered ? 'phone.lost' : 'phone.registered', agentId });
    case 'presence':
      return asked({ kind: waitMs % 2 === 0 ? 'presence.lost' : 'presence.returned', agentId });
    case 'outage':
      return null;
  }
}

const onOffer = (
  call: CallNow | undefined,
  act: (id: InteractionId, place: CallAt<'offered'>['place']) => Bare<RoutingEvent>,
): Bare<RoutingEvent> | null => (isAt(call, 'offered') ? act(call.id, call.place) : null);

/** Everything is there as it is believed. */
const seen = ({ indexed: { state } }: Day) => ({
  snapshot: {
    lost: [],
    phones: [...state.agents.values()].filter(({ phoneRegistered }) => phoneRegistered).map(({ id }) => id),
    calls: [...state.calls.values()].map(({ id, from, to, place, recordingName }) => ({
      ...{ interactionId: id, from, to, recordingName, recordingPaused: false },
      legs:
        place.kind === 'offered' || place.kind === 'talking'
          ? [{ legId: place.legId, agentId: place.agentId, state: 'up' as const, bridged: place.kind === 'talking' }]
          : [],
    })),
  },
});
