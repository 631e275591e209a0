import { performance } from 'node:perf_hooks';
import { emptyState } from '../../src/core/routing/empty-state.ts';
import type { AgentRequest, RoutingCommand, RoutingEvent, Step } from '../../src/core/routing/event.ts';
import { type Floor, openFloor } from '../../src/core/routing/floor.ts';
import { type Match, step } from '../../src/core/routing/step.ts';
import type { TelephonyEvent } from '../../src/core/telephony/event.ts';
import type { RoutingFact } from '../../src/shared/events.ts';
import type { CallbackId, InteractionId, LegId, OutcomeId, RecordingId, UserId } from '../../src/shared/ids.ts';
import { type Agenda, createAgenda } from './agenda.ts';
import { type Caller, createCallers } from './callers.ts';
import type { Model } from './model.ts';

export interface DayPlan {
  load: number;
  seed: number;
  /** So many come before anything is measured, matched as the product does it. */
  warmUp: number;
  contacts: number;
  /** Another matching than the product's own, from the end of the warm-up on. */
  match?: Match;
  /** After the last arrival everybody is served, or has gone. */
  isPlayedOut?: boolean;
  /** Sees every step; what that costs is not counted. */
  look?: (done: Step, day: Day) => void;
}

/** A day of the center. Each decision is made by the product's own `step`, and only that is timed. */
export interface Day {
  readonly floor: Floor;
  match: Match | undefined;
  look: DayPlan['look'];
  readonly agenda: Agenda<number | (() => void)>;
  /** By number of the contact: its id while it is here, how long it is to be served, and when it is to be relaxed. */
  readonly contactIds: (InteractionId | null)[];
  readonly serviceMs: Float64Array;
  readonly relaxAt: Float64Array;
  readonly servedBy: Int32Array;
  readonly agentIds: readonly UserId[];
  readonly agentNos: ReadonlyMap<string, number>;
  now: number;
  /** Over who was offered which contact, in order. */
  hash: number;
  offers: number;
  facts: number;
  steps: number;
  /** Of each step, in microseconds, in order. */
  readonly stepUs: Float32Array;
  stepMs: number;
}

/** With everybody at their desk. */
const opensAt = Date.UTC(2026, 10, 2, 8);
const talkShare = 0.85;
const stepsMax = 12;

export function playDay(model: Model, plan: DayPlan): Day {
  const agentIds = Object.keys(model.config.agents) as UserId[];
  const { warmUp, contacts } = plan;
  const day: Day = {
    ...{ floor: openFloor(model.config, emptyState()), match: undefined, look: undefined, agenda: createAgenda() },
    ...{ contactIds: Array.from({ length: warmUp + contacts }, () => null), now: opensAt },
    ...{ serviceMs: new Float64Array(warmUp + contacts), relaxAt: new Float64Array(warmUp + contacts) },
    ...{ servedBy: new Int32Array(warmUp + contacts), agentIds },
    agentNos: new Map(agentIds.map((id, nth) => [id, nth])),
    ...{ hash: 0, offers: 0, facts: 0, steps: 0, stepMs: 0 },
    stepUs: new Float32Array(Math.max(contacts, warmUp) * stepsMax + 2 * agentIds.length),
  };
  comeToWork(day);
  const nextCaller = createCallers(model, { ...plan, opensAt });
  for (let nth = 0; nth < warmUp; nth += 1) expect(day, nextCaller());
  Object.assign(day, { match: plan.match, look: plan.look, offers: 0, facts: 0, steps: 0, stepMs: 0 });
  for (let nth = 0; nth < contacts; nth += 1) expect(day, nextCaller());
  if (plan.isPlayedOut) passTime(day, Infinity);
  return day;
}

function expect(day: Day, caller: Caller): void {
  passTime(day, caller.at);
  comeIn(day, caller);
}

function comeToWork(day: Day): void {
  const { agentIds } = day;
  tell(day, { kind: 'telephony.connected', startedAt: 0, snapshot: { calls: [], phones: [...agentIds], lost: [] } });
  for (const agentId of agentIds) {
    request(day, { kind: 'agent.signIn', agentId });
    request(day, { kind: 'agent.chooseState', agentId, chosen: { state: 'ready' }, setBy: agentId });
  }
}

function passTime(day: Day, until: number): void {
  for (;;) {
    const due = day.agenda.next(until);
    if (due === undefined) break;
    day.now = day.agenda.at;
    if (typeof due === 'number') comeTo(day, due);
    else due();
  }
  if (until !== Infinity) day.now = until;
}

/** What is to come for a contact is written down as one number: a closure for each would be collected as a step runs. */
const [givesUp, isAnswered, isBridged, hangsUp, isFinished, isRelaxed] = [0, 1, 2, 3, 4, 5];
const deeds = 8;

function comeTo(day: Day, due: number): void {
  const no = Math.floor(due / deeds);
  const id = day.contactIds[no];
  if (id == null) return;
  switch (due % deeds) {
    case givesUp:
      return placeOf(day, id)?.kind === 'queue' ? leave(day, id) : undefined;
    case isAnswered:
      return tell(day, { kind: 'leg.answered', interactionId: id, legId: legOf(day, id) });
    case isBridged:
      return tell(day, { kind: 'bridge.joined', interactionId: id, legId: legOf(day, id) });
    case hangsUp:
      return leave(day, id);
    case isFinished:
      return finish(day, id, no);
    case isRelaxed:
      return relax(day, id, no);
  }
}

const later = (day: Day, ms: number, no: number, deed: number): void => day.agenda.put(day.now + ms, no * deeds + deed);

function comeIn(day: Day, { nth, id, from, to, serviceMs, patienceMs }: Caller): void {
  day.serviceMs[nth] = serviceMs;
  day.contactIds[nth] = id;
  later(day, patienceMs, nth, givesUp);
  tell(day, { kind: 'call.arrived', interactionId: id, from, to, attempt: 1 });
}

const placeOf = (day: Day, id: InteractionId) => day.floor.state.calls.get(id)?.place;

function legOf(day: Day, id: InteractionId): LegId {
  const place = placeOf(day, id);
  if (place?.kind !== 'offered' && place?.kind !== 'talking') throw new Error(`${id} has no leg`);
  return place.legId;
}

const leave = (day: Day, interactionId: InteractionId): void =>
  tell(day, { kind: 'call.ended', interactionId, cause: 'normal', by: 'caller' });

function finish(day: Day, interactionId: InteractionId, no: number): void {
  day.contactIds[no] = null;
  const agentId = day.agentIds[day.servedBy[no]!]!;
  request(day, { kind: 'wrapup.finish', agentId, interactionId, outcomeId, next: null, callback: null });
}

function relax(day: Day, id: InteractionId, no: number): void {
  if (day.relaxAt[no] !== day.now) return;
  day.relaxAt[no] = 0;
  take(day, { kind: 'timer.fired', key: `relax:${id}` });
}

type Bare<T> = T extends unknown ? Omit<T, 'at' | 'ids'> : never;
type Untimed<T> = T extends unknown ? Omit<T, 'at'> : never;

const tell = (day: Day, event: Untimed<TelephonyEvent>): void =>
  take(day, { kind: 'telephony', event: { ...event, at: day.now } as TelephonyEvent });
const request = (day: Day, asked: AgentRequest): void => take(day, { kind: 'request', request: asked });

/** Nothing is recorded and nobody is called back in this center. */
const ids = { recordingId: () => '' as string as RecordingId, callbackId: () => '' as string as CallbackId };
const outcomeId = '00000005-0000-4000-8000-000000000001' as OutcomeId;

export function take(day: Day, bare: Bare<RoutingEvent>): void {
  const event = { ...bare, at: day.now, ids } as RoutingEvent;
  const before = performance.now();
  const done = day.match ? step(day.floor, event, day.match) : step(day.floor, event);
  const ms = performance.now() - before;
  day.stepUs[day.steps] = ms * 1_000;
  day.steps += 1;
  day.stepMs += ms;
  day.facts += done.facts.length;
  day.look?.(done, day);
  for (const fact of done.facts) follow(day, fact);
  for (const command of done.commands) arm(day, command);
}

/** What people do about it: they answer at once, talk, finish their form, and are ready again. */
function follow(day: Day, fact: RoutingFact): void {
  switch (fact.kind) {
    case 'call.offered':
      noteOffer(day, fact.interactionId, fact.agentId);
      return later(day, 0, contactNo(fact.interactionId), isAnswered);
    case 'call.answered':
      return later(day, 0, contactNo(fact.interactionId), isBridged);
    case 'call.bridged':
      return later(day, talkShare * serviceOf(day, fact), contactNo(fact.interactionId), hangsUp);
    case 'wrapup.started':
      return later(day, (1 - talkShare) * serviceOf(day, fact), contactNo(fact.interactionId), isFinished);
    case 'call.ended':
      if (fact.ending !== 'handled') day.contactIds[contactNo(fact.interactionId)] = null;
  }
}

export const contactNo = (id: string): number => Number(id.slice(-12));

const serviceOf = (day: Day, { interactionId }: { interactionId: InteractionId }): number =>
  day.serviceMs[contactNo(interactionId)]!;

function noteOffer(day: Day, interactionId: InteractionId, agentId: UserId): void {
  day.offers += 1;
  const [agent, contact] = [day.agentNos.get(agentId)!, contactNo(interactionId)];
  day.servedBy[contact] = agent;
  day.hash = mix(mix(day.hash, agent), contact);
}

function mix(hash: number, value: number): number {
  const product = Math.imul(hash ^ value, 0x9e3779b1) >>> 0;
  return (product ^ (product >>> 15)) >>> 0;
}

/** Of the timers only those of relaxations ever come: everybody answers and finishes in time. */
function arm(day: Day, command: RoutingCommand): void {
  if (command.kind === 'telephony' || !command.key.startsWith('relax:')) return;
  const no = contactNo(command.key);
  day.relaxAt[no] = command.kind === 'timer.start' ? command.at : 0;
  if (command.kind === 'timer.start') later(day, command.at - day.now, no, isRelaxed);
}
