import { NotReadyReason, type ChosenState } from '../../shared/agent-state.ts';
import type { RoutingFact } from '../../shared/events.ts';
import type { Instant } from '../../shared/time.ts';
import { newAgent } from './empty-state.ts';
import type { AgentNow, RoutingState } from './state.ts';

type AgentFact = Extract<RoutingFact, { kind: `agent.${string}` }>;
type StateChanged = Extract<RoutingFact, { kind: 'agent.stateChanged' }>;

export function applyAgentFact(state: RoutingState, at: Instant, fact: AgentFact): RoutingState {
  const agent = state.agents[fact.agentId] ?? newAgent(fact.agentId, at);
  return { ...state, agents: { ...state.agents, [agent.id]: changed(agent, at, fact) } };
}

function changed(agent: AgentNow, at: Instant, fact: AgentFact): AgentNow {
  switch (fact.kind) {
    case 'agent.stateChanged':
      return inState(agent, at, fact);
    case 'agent.nextStateChosen':
      return { ...agent, next: fact.next };
    case 'agent.phoneChanged':
      return { ...agent, phoneRegistered: fact.registered };
    case 'agent.presenceChanged':
      return { ...agent, present: fact.present, presentUntil: fact.until };
  }
}

function inState(agent: AgentNow, at: Instant, fact: StateChanged): AgentNow {
  const chosen = chosenBy(fact);
  return {
    ...agent,
    state: fact.state,
    reason: fact.reason,
    activity: fact.activity,
    since: at,
    before: chosen ?? agent.before,
    next: isAtWork(fact.state) ? agent.next : null,
    idleSince: idleBegins(agent, fact) ? at : agent.idleSince,
    interactionId: fact.interactionId,
  };
}

/** Only a state that a person can choose is one to return to: nobody comes back to `missed`. */
function chosenBy(fact: StateChanged): ChosenState | null {
  if (fact.state === 'ready') return { state: 'ready' };
  const reason = NotReadyReason.safeParse(fact.reason);
  return fact.state === 'not_ready' && reason.success ? { state: 'not_ready', reason: reason.data } : null;
}

/** Idle time runs from the end of the last contact with its wrap-up, or from signing in; a pause does not restart it. */
function idleBegins(agent: AgentNow, fact: StateChanged): boolean {
  if (isAtWork(fact.state)) return false;
  return agent.state === 'offline' || agent.state === 'engaged' || agent.state === 'wrapup';
}

const isAtWork = (state: StateChanged['state']): boolean =>
  state === 'reserved' || state === 'engaged' || state === 'wrapup';
