import type { RoutingFact } from '../../shared/events.ts';
import type { Instant } from '../../shared/time.ts';
import { applyAgentFact } from './apply-agent-fact.ts';
import { applyCallFact } from './apply-call-fact.ts';
import { applyWrapUpFact } from './apply-wrap-up-fact.ts';
import type { RoutingState } from './state.ts';

/** The only way state changes, live and after a restart: so that folding the log gives the very state that was lost. */
export function applyFact(state: RoutingState, at: Instant, fact: RoutingFact): RoutingState {
  switch (fact.kind) {
    case 'agent.stateChanged':
    case 'agent.nextStateChosen':
    case 'agent.phoneChanged':
    case 'agent.presenceChanged':
      return applyAgentFact(state, at, fact);
    case 'wrapup.started':
    case 'wrapup.extended':
    case 'wrapup.parked':
    case 'wrapup.finished':
      return applyWrapUpFact(state, fact);
    case 'telephony.changed':
      return {
        ...state,
        telephony: fact.connected ? 'connected' : 'away',
        telephonyStartedAt: fact.startedAt ?? state.telephonyStartedAt,
      };
    case 'callback.promised':
      return state;
    default:
      return applyCallFact(state, at, fact);
  }
}
