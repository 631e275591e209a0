import type { InteractionId, UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { RoutingCommand } from './event.ts';
import { inOrder } from './in-order.ts';
import { wrapUpKeyOf } from './leg-ids.ts';
import { firstChanges, type Change, type Journal } from './journal.ts';
import type { AgentNow, CallNow, RoutingState, WrapUpNow } from './state.ts';

export interface Timer {
  key: string;
  at: Instant;
}

type Telephony = RoutingState['telephony'];

/** What must come back as an event: a function of the state, so a restart arms exactly what was armed before. */
export const timersOf = ({ calls, wrapUps, agents, telephony }: RoutingState): Timer[] => [
  ...[...calls.values()].flatMap((call) => timersOfCall(telephony, call)),
  ...[...wrapUps.values()].flatMap(timersOfWrapUp),
  ...[...agents.values()].flatMap(timersOfAgent),
];

/** The deadline that the state holds for a key: it decides whether a timer counts, not the timer's own time. */
export function deadlineOf(state: RoutingState, key: string): Instant | null {
  const timers = timersAbout(state, key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1));
  return timers.find((timer) => timer.key === key)?.at ?? null;
}

function timersAbout({ calls, wrapUps, agents, telephony }: RoutingState, kind: string, id: string): readonly Timer[] {
  switch (kind) {
    case 'wrapup':
      return timersOfWrapUp(wrapUps.get(id));
    case 'presence':
      return timersOfAgent(agents.get(id as UserId));
    default:
      return timersOfCall(telephony, calls.get(id as InteractionId));
  }
}

/** The difference that one turn made; only the records that it changed are looked at. */
export function addTimerCommands(
  commands: RoutingCommand[],
  state: RoutingState,
  journal: Journal,
  fired: string | null,
): void {
  const before = journal.telephony?.telephony ?? state.telephony;
  for (const call of changedCalls(state, journal))
    addDifference(
      commands,
      timersOfCall(before, call.before),
      timersOfCall(state.telephony, state.calls.get(call.key)),
      fired,
    );
  for (const wrapUp of firstChanges(journal.wrapUps))
    addDifference(commands, timersOfWrapUp(wrapUp.before), timersOfWrapUp(state.wrapUps.get(wrapUp.key)), fired);
  for (const agent of firstChanges(journal.agents))
    addDifference(commands, timersOfAgent(agent.before), timersOfAgent(state.agents.get(agent.key)), fired);
}

function addDifference(
  commands: RoutingCommand[],
  was: readonly Timer[],
  is: readonly Timer[],
  fired: string | null,
): void {
  if (was === none && is === none) return;
  for (const { key } of was) {
    if (key !== fired && !is.some((timer) => timer.key === key)) commands.push({ kind: 'timer.stop', key });
  }
  for (const { key, at } of is) {
    if (!was.some((timer) => timer.key === key && timer.at === at)) commands.push({ kind: 'timer.start', key, at });
  }
}

/** Of a telephone system that has come or gone every call is concerned. */
function changedCalls(state: RoutingState, journal: Journal): readonly Change<InteractionId, CallNow>[] {
  const changed = firstChanges(journal.calls);
  if (journal.telephony === null || journal.telephony.telephony === state.telephony) return changed;
  const known = new Set(changed.map(({ key }) => key));
  const others = inOrder(state.calls).filter(([id]) => !known.has(id));
  return [...others.map(([key, before]) => ({ key, before })), ...changed];
}

/** Without the telephone system nothing can be done about a call: its times run, but they are dealt with afterwards. */
function timersOfCall(telephony: Telephony, call: CallNow | undefined): readonly Timer[] {
  if (call === undefined || telephony === 'away') return none;
  const { id, place } = call;
  switch (place.kind) {
    case 'flow':
      return timer('flow', id, place.until);
    case 'queue':
      if (place.relaxAt === null) return timer('position', id, place.positionNextAt);
      return [...timer('position', id, place.positionNextAt), { key: `relax:${id}`, at: place.relaxAt }];
    case 'offered':
      return timer('ring', id, place.ringUntil);
    case 'talking':
      return timer('leg', id, place.legLostUntil);
  }
}

const timersOfWrapUp = (wrapUp: WrapUpNow | undefined): readonly Timer[] =>
  wrapUp === undefined ? none : timer('wrapup', wrapUpKeyOf(wrapUp.interactionId, wrapUp.agentId), wrapUp.until);

const timersOfAgent = (agent: AgentNow | undefined): readonly Timer[] =>
  agent === undefined ? none : timer('presence', agent.id, agent.presentUntil);

const timer = (kind: string, id: string, at: Instant | null): readonly Timer[] =>
  at === null ? none : [{ key: `${kind}:${id}`, at }];

const none: readonly Timer[] = [];
