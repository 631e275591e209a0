import type { RoutingFact } from '../../shared/events.ts';
import { wrapUpKeyOf } from './leg-ids.ts';
import type { RoutingState, WrapUpNow } from './state.ts';
import { without } from './without.ts';

type WrapUpFact = Extract<RoutingFact, { kind: `wrapup.${string}` }>;

export function applyWrapUpFact(state: RoutingState, fact: WrapUpFact): RoutingState {
  const key = wrapUpKeyOf(fact.interactionId, fact.agentId);
  if (fact.kind === 'wrapup.finished') return { ...state, wrapUps: without(state.wrapUps, key) };
  const wrapUp = state.wrapUps[key];
  const after = fact.kind === 'wrapup.started' ? begun(fact) : wrapUp && changed(wrapUp, fact);
  return after ? { ...state, wrapUps: { ...state.wrapUps, [key]: after } } : state;
}

const begun = (fact: Extract<WrapUpFact, { kind: 'wrapup.started' }>): WrapUpNow => ({
  interactionId: fact.interactionId,
  agentId: fact.agentId,
  queueId: fact.queueId,
  until: fact.until,
  extensions: 0,
  parked: false,
});

function changed(
  wrapUp: WrapUpNow,
  fact: Extract<WrapUpFact, { kind: 'wrapup.extended' | 'wrapup.parked' }>,
): WrapUpNow {
  if (fact.kind === 'wrapup.parked') return { ...wrapUp, until: null, parked: true };
  return { ...wrapUp, until: fact.until, extensions: fact.extensions };
}
