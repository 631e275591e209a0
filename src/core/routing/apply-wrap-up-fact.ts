import type { RoutingFact } from '../../shared/events.ts';
import type { OwnState } from './empty-state.ts';
import { change, put, type Journal } from './journal.ts';
import { wrapUpKeyOf } from './leg-ids.ts';
import type { WrapUpNow } from './state.ts';

type WrapUpFact = Extract<RoutingFact, { kind: `wrapup.${string}` }>;

export function applyWrapUpFact(state: OwnState, fact: WrapUpFact, journal: Journal | null): void {
  const key = wrapUpKeyOf(fact.interactionId, fact.agentId);
  const wrapUp = state.wrapUps.get(key);
  if (fact.kind === 'wrapup.started' || (fact.kind === 'wrapup.finished' && !wrapUp)) outOfTray(state, fact, journal);
  if (fact.kind !== 'wrapup.started' && !wrapUp) return;
  change(state.wrapUps, key, changed(wrapUp, fact), journal?.wrapUps);
  if (fact.kind === 'wrapup.parked') intoTray(state, fact, journal);
}

function changed(wrapUp: WrapUpNow | undefined, fact: WrapUpFact): WrapUpNow | undefined {
  switch (fact.kind) {
    case 'wrapup.started': {
      const { interactionId, agentId, queueId, until } = fact;
      return { interactionId, agentId, queueId, until, extensions: 0 };
    }
    case 'wrapup.extended':
      return wrapUp && { ...wrapUp, until: fact.until, extensions: fact.extensions };
    case 'wrapup.parked':
    case 'wrapup.finished':
      return undefined;
  }
}

function intoTray(state: OwnState, { agentId, interactionId }: WrapUpFact, journal: Journal | null): void {
  put(state.trays, agentId, [...(state.trays.get(agentId) ?? []), interactionId], journal?.rest);
}

/** An empty tray is none, so that the trays are as many as the agents who have forms in them. */
function outOfTray(state: OwnState, { agentId, interactionId }: WrapUpFact, journal: Journal | null): void {
  const tray = state.trays.get(agentId);
  if (!tray?.includes(interactionId)) return;
  const rest = tray.filter((id) => id !== interactionId);
  put(state.trays, agentId, rest.length > 0 ? rest : undefined, journal?.rest);
}
