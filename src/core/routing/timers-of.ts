import type { Instant } from '../../shared/time.ts';
import type { RoutingCommand } from './event.ts';
import type { AgentNow, CallNow, RoutingState, WrapUpNow } from './state.ts';

export interface Timer {
  key: string;
  at: Instant;
}

/** What must come back as an event: a function of the state, so a restart arms exactly what was armed before. */
export const timersOf = (state: RoutingState): Timer[] => [
  ...Object.values(state.calls).flatMap((call) => timersOfCall(state, call)),
  ...Object.values(state.wrapUps).flatMap(timersOfWrapUp),
  ...Object.values(state.agents).flatMap(timersOfAgent),
];

/** The difference that one step made; what did not change is not looked into. */
export function timerCommands(before: RoutingState, after: RoutingState, fired: string | null): RoutingCommand[] {
  const all = before.telephony !== after.telephony;
  const was = all ? timersOf(before) : timersOfChanged(before, after);
  const is = all ? timersOf(after) : timersOfChanged(after, before);
  const wasAt = new Map(was.map((timer) => [timer.key, timer.at]));
  const kept = new Set(is.map((timer) => timer.key));
  const stopped = was.filter(({ key }) => !kept.has(key) && key !== fired);
  const started = is.filter(({ key, at }) => wasAt.get(key) !== at);
  return [
    ...stopped.map(({ key }): RoutingCommand => ({ kind: 'timer.stop', key })),
    ...started.map(({ key, at }): RoutingCommand => ({ kind: 'timer.start', key, at })),
  ];
}

const timersOfChanged = (state: RoutingState, other: RoutingState): Timer[] => [
  ...changedIn(state.calls, other.calls).flatMap((call) => timersOfCall(state, call)),
  ...changedIn(state.wrapUps, other.wrapUps).flatMap(timersOfWrapUp),
  ...changedIn(state.agents, other.agents).flatMap(timersOfAgent),
];

function changedIn<T>(record: Readonly<Record<string, T>>, other: Readonly<Record<string, T>>): T[] {
  if (record === other) return [];
  return Object.entries(record).flatMap(([key, value]) => (other[key] === value ? [] : [value]));
}

/** Without the telephone system nothing can be done about a call: its times run, but they are dealt with afterwards. */
function timersOfCall(state: RoutingState, { id, place }: CallNow): Timer[] {
  if (state.telephony === 'away') return [];
  switch (place.kind) {
    case 'flow':
      return timer(`flow:${id}`, place.until);
    case 'queue':
      return timer(`position:${id}`, place.positionNextAt);
    case 'offered':
      return timer(`ring:${id}`, place.ringUntil);
    case 'talking':
      return timer(`leg:${id}`, place.legLostUntil);
  }
}

const timersOfWrapUp = (wrapUp: WrapUpNow): Timer[] => timer(`wrapup:${wrapUp.interactionId}`, wrapUp.until);

const timersOfAgent = (agent: AgentNow): Timer[] => timer(`presence:${agent.id}`, agent.presentUntil);

const timer = (key: string, at: Instant | null): Timer[] => (at === null ? [] : [{ key, at }]);
