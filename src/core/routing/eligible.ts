import type { AgentConfig, AgentNow, QueueConfig, RoutingConfig, RoutingState } from './state.ts';
import type { PrincipalId } from '../../shared/ids.ts';

/** An agent to whom a contact may be offered now. */
export interface IdleAgent {
  now: AgentNow;
  config: AgentConfig;
}

export function idleAgents(config: RoutingConfig, state: RoutingState): IdleAgent[] {
  const idle: IdleAgent[] = [];
  for (const now of state.agents.values()) {
    const agent = config.agents[now.id];
    if (agent && isIdle(now, agent)) idle.push({ now, config: agent });
  }
  return idle;
}

const isIdle = (now: AgentNow, agent: AgentConfig): boolean =>
  now.state === 'ready' && now.interactionId === null && now.phoneRegistered && now.present && agent.capacity >= 1;

export const canServe = (agent: AgentConfig, queue: QueueConfig, principalId: PrincipalId | null): boolean =>
  isInScope(agent, principalId) &&
  queue.skills.every(({ skill, level }) => (agent.skills[skill] ?? 0) >= Math.max(level, 1));

/** The rule of the database's policies: own business is everybody's, a principal's is theirs whose scope names it. */
const isInScope = (agent: AgentConfig, principalId: PrincipalId | null): boolean =>
  principalId === null || agent.principalIds === null || agent.principalIds.includes(principalId);
