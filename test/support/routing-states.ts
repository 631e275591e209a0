import { applyFact } from '../../src/core/routing/apply-fact.ts';
import { emptyState, type OwnState } from '../../src/core/routing/empty-state.ts';
import { fromSnapshot, toSnapshot } from '../../src/core/routing/snapshot.ts';
import type { RoutingState } from '../../src/core/routing/state.ts';
import type { RoutingFact } from '../../src/shared/events.ts';

/** The state as it is now, for whoever wants to go on from it in another way, or to compare with it later. */
export const forkOf = (state: RoutingState): OwnState => fromSnapshot(toSnapshot(state));

/** Of equal states this is the same text. */
export const textOf = (state: RoutingState): string => JSON.stringify(toSnapshot(state));

/** What the log alone says. */
export function foldOf(log: readonly { at: number; fact: RoutingFact }[]): OwnState {
  const state = emptyState();
  for (const { at, fact } of log) applyFact(state, at, fact);
  return state;
}
