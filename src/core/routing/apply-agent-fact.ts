import { notReadyReasons, type ChosenState, type NotReadyReason, type StateReason } from '../../shared/agent-state.ts';
import type { RoutingFact } from '../../shared/events.ts';
import type { Instant } from '../../shared/time.ts';
import { newAgent, type OwnState } from './empty-state.ts';
import { change, type Journal } from './journal.ts';
import type { AgentNow } from './state.ts';

type AgentFact = Extract<RoutingFact, { kind: `agent.${string}` }>;
type StateChanged = Extract<RoutingFact, { kind: 'agent.stateChanged' }>;

export function applyAgentFact(state: OwnState, at: Instant, fact: AgentFact, journal: Journal | null): void {
  const agent = state.agents.get(fact.agentId) ?? newAgent(fact.agentId, at);
  change(state.agents, agent.id, changed(agent, at, fact), journal?.agents);
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
  return {
    id: agent.id,
    state: fact.state,
    reason: fact.reason,
    activity: fact.activity,
    since: at,
    before: chosenBy(fact) ?? agent.before,
    next: isAtWork(fact.state) ? agent.next : null,
    idleSince: idleBegins(agent, fact) ? at : agent.idleSince,
    interactionId: fact.interactionId,
    phoneRegistered: agent.phoneRegistered,
    present: agent.present,
    presentUntil: agent.presentUntil,
  };
}

/** Only a state that a person can choose is one to return to: nobody comes back to `missed`. */
function chosenBy(fact: StateChanged): ChosenState | null {
  if (fact.state === 'ready') return { state: 'ready' };
  return fact.state === 'not_ready' && isChoosable(fact.reason) ? { state: 'not_ready', reason: fact.reason } : null;
}

const isChoosable = (reason: StateReason | null): reason is NotReadyReason =>
  reason !== null && Object.hasOwn(notReadyReasons, reason);

/** Idle time runs from the end of the last contact with its wrap-up, or from signing in; a pause does not restart it. */
function idleBegins(agent: AgentNow, fact: StateChanged): boolean {
  if (isAtWork(fact.state)) return false;
  return agent.state === 'offline' || agent.state === 'engaged' || agent.state === 'wrapup';
}

const isAtWork = (state: StateChanged['state']): boolean =>
  state === 'reserved' || state === 'engaged' || state === 'wrapup';
