import type { Activity, AgentState, ChosenState, StateReason } from '../../shared/agent-state.ts';
import type { InteractionId, PrincipalId, QueueId, UserId } from '../../shared/ids.ts';
import { newAgent } from './empty-state.ts';
import type { AgentNow } from './state.ts';
import { tell, type Turn } from './turn.ts';

export interface Contact {
  interactionId: InteractionId;
  queueId: QueueId;
  principalId: PrincipalId | null;
}

export interface AgentChange {
  state: AgentState;
  reason?: StateReason | null;
  activity?: Activity | null;
  contact?: Contact | null;
  setBy?: UserId | null;
  source?: 'agent' | 'supervisor' | 'engine';
}

export const agentOf = (turn: Turn, agentId: UserId): AgentNow =>
  turn.state.agents.get(agentId) ?? newAgent(agentId, turn.at);

/** One row of the ledger for each change and none for what stays, so that the rows sum to the login time. */
export function changeAgent(turn: Turn, agentId: UserId, change: AgentChange): void {
  const { state, reason = null, activity = null, contact = null } = change;
  const interactionId = contact?.interactionId ?? null;
  const agent = agentOf(turn, agentId);
  const same = agent.state === state && agent.reason === reason && agent.activity === activity;
  if (same && agent.interactionId === interactionId) return;
  tell(turn, {
    kind: 'agent.stateChanged',
    agentId,
    state,
    reason,
    activity,
    interactionId,
    queueId: contact?.queueId ?? null,
    principalId: contact?.principalId ?? null,
    setBy: change.setBy ?? null,
    source: change.source ?? 'engine',
  });
}

/** After a contact: the state chosen meanwhile, else the one before it (conventions 2, rules 1 and 2). */
export function restAgent(turn: Turn, agentId: UserId, chosen: ChosenState | null = null): void {
  const agent = agentOf(turn, agentId);
  dismissAgent(turn, agentId, chosen ?? agent.next ?? agent.before);
}

/** Whose desk was lost meanwhile goes offline instead: nobody would see the next offer. */
export function dismissAgent(turn: Turn, agentId: UserId, rest: { state: AgentState; reason?: StateReason }): void {
  changeAgent(turn, agentId, isLost(agentOf(turn, agentId)) ? { state: 'offline', reason: 'lost-connection' } : rest);
}

/** The heartbeat has been missing for longer than the grace time. */
export const isLost = (agent: AgentNow): boolean => !agent.present && agent.presentUntil === null;

export const hasContact = (agent: AgentNow): boolean =>
  agent.state === 'reserved' || agent.state === 'engaged' || agent.state === 'wrapup';
