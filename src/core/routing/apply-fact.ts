import type { RoutingFact } from '../../shared/events.ts';
import type { Instant } from '../../shared/time.ts';
import { applyAgentFact } from './apply-agent-fact.ts';
import { applyCallFact } from './apply-call-fact.ts';
import { applyWrapUpFact } from './apply-wrap-up-fact.ts';
import type { OwnState } from './empty-state.ts';
import type { Journal } from './journal.ts';

/**
 * The only way state changes, live and after a restart: so that folding the log gives the very state that was lost.
 * What is decided live is noted in the journal of its turn.
 */
export function applyFact(state: OwnState, at: Instant, fact: RoutingFact, journal: Journal | null = null): void {
  switch (fact.kind) {
    case 'agent.stateChanged':
    case 'agent.nextStateChosen':
    case 'agent.phoneChanged':
    case 'agent.presenceChanged':
      return applyAgentFact(state, at, fact, journal);
    case 'wrapup.started':
    case 'wrapup.extended':
    case 'wrapup.parked':
    case 'wrapup.finished':
      return applyWrapUpFact(state, fact, journal);
    case 'telephony.changed':
      return changeTelephony(state, fact, journal);
    case 'callback.promised':
      return;
    default:
      return applyCallFact(state, at, fact, journal);
  }
}

function changeTelephony(
  state: OwnState,
  { connected, startedAt }: Extract<RoutingFact, { kind: 'telephony.changed' }>,
  journal: Journal | null,
): void {
  const { telephony, telephonyStartedAt } = state;
  if (journal) journal.telephony ??= { telephony, telephonyStartedAt };
  state.telephony = connected ? 'connected' : 'away';
  state.telephonyStartedAt = startedAt ?? telephonyStartedAt;
}
