import type { RoutingFact } from '../../shared/events.ts';
import { wrapUpKeyOf } from './leg-ids.ts';
import type { RoutingState, WrapUpNow } from './state.ts';
import { without } from './without.ts';

type WrapUpFact = Extract<RoutingFact, { kind: `wrapup.${string}` }>;

export function applyWrapUpFact(state: RoutingState, fact: WrapUpFact): RoutingState {
  const key = wrapUpKeyOf(fact.interactionId, fact.agentId);
  const wrapUp = state.wrapUps[key];
  switch (fact.kind) {
    case 'wrapup.started':
      return withWrapUp(outOfTray(state, fact), key, begun(fact));
    case 'wrapup.extended':
      return wrapUp ? withWrapUp(state, key, { ...wrapUp, until: fact.until, extensions: fact.extensions }) : state;
    case 'wrapup.parked':
      return wrapUp ? intoTray({ ...state, wrapUps: without(state.wrapUps, key) }, fact) : state;
    case 'wrapup.finished':
      return wrapUp ? { ...state, wrapUps: without(state.wrapUps, key) } : outOfTray(state, fact);
  }
}

const withWrapUp = (state: RoutingState, key: string, wrapUp: WrapUpNow): RoutingState => ({
  ...state,
  wrapUps: { ...state.wrapUps, [key]: wrapUp },
});

const begun = (fact: Extract<WrapUpFact, { kind: 'wrapup.started' }>): WrapUpNow => ({
  interactionId: fact.interactionId,
  agentId: fact.agentId,
  queueId: fact.queueId,
  until: fact.until,
  extensions: 0,
});

function intoTray(state: RoutingState, { agentId, interactionId }: WrapUpFact): RoutingState {
  const tray = [...(state.trays[agentId] ?? []), interactionId];
  return { ...state, trays: { ...state.trays, [agentId]: tray } };
}

/** An empty tray is none, so that the trays are as many as the agents who have forms in them. */
function outOfTray(state: RoutingState, { agentId, interactionId }: WrapUpFact): RoutingState {
  const tray = state.trays[agentId];
  if (!tray?.includes(interactionId)) return state;
  const rest = tray.filter((id) => id !== interactionId);
  return { ...state, trays: rest.length > 0 ? { ...state.trays, [agentId]: rest } : without(state.trays, agentId) };
}
