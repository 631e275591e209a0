import type { Instant } from '../../shared/time.ts';
import type { RoutingFact } from '../../shared/events.ts';
import type { RoutingCommand } from './event.ts';
import { wrapUpKeyOf } from './leg-ids.ts';
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

/** The difference that one step made; only what its facts are about is looked at. */
export function timerCommands(
  before: RoutingState,
  after: RoutingState,
  facts: readonly RoutingFact[],
  fired: string | null,
): RoutingCommand[] {
  const all = before.telephony !== after.telephony;
  const was = all ? timersOf(before) : timersAbout(before, facts);
  const is = all ? timersOf(after) : timersAbout(after, facts);
  const wasAt = new Map(was.map((timer) => [timer.key, timer.at]));
  const kept = new Set(is.map((timer) => timer.key));
  const stopped = was.filter(({ key }) => !kept.has(key) && key !== fired);
  const started = is.filter(({ key, at }) => wasAt.get(key) !== at);
  return [
    ...stopped.map(({ key }): RoutingCommand => ({ kind: 'timer.stop', key })),
    ...started.map(({ key, at }): RoutingCommand => ({ kind: 'timer.start', key, at })),
  ];
}

function timersAbout(state: RoutingState, facts: readonly RoutingFact[]): Timer[] {
  const calls = new Set<CallNow>();
  const wrapUps = new Set<WrapUpNow>();
  const agents = new Set<AgentNow>();
  for (const fact of facts) {
    const interactionId = 'interactionId' in fact ? fact.interactionId : null;
    const agentId = 'agentId' in fact ? fact.agentId : null;
    if (interactionId) addKnown(calls, state.calls[interactionId]);
    if (agentId) addKnown(agents, state.agents[agentId]);
    if (interactionId && agentId) addKnown(wrapUps, state.wrapUps[wrapUpKeyOf(interactionId, agentId)]);
  }
  return [
    ...[...calls].flatMap((call) => timersOfCall(state, call)),
    ...[...wrapUps].flatMap(timersOfWrapUp),
    ...[...agents].flatMap(timersOfAgent),
  ];
}

function addKnown<T>(set: Set<T>, thing: T | undefined): void {
  if (thing !== undefined) set.add(thing);
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
