import type { PrincipalId } from '../../shared/ids.ts';
import type { AgentConfig, AgentNow, QueueConfig } from './state.ts';

export interface SkillNeeded {
  readonly skill: string;
  readonly level: number;
}

/** To an agent who is idle a contact may be offered now. */
export const isIdle = (now: AgentNow, agent: AgentConfig): boolean =>
  now.state === 'ready' && now.interactionId === null && now.phoneRegistered && now.present && agent.capacity >= 1;

/** What a contact of the queue asks for in its ring: ring 0 is the queue as it is set, each later one asks for less. */
export function skillsNeeded({ skills, relaxations }: QueueConfig, ring: number): readonly SkillNeeded[] {
  const relaxation = relaxations[Math.min(ring, relaxations.length) - 1];
  if (!relaxation) return skills;
  const { levelDrop, firstSkillOnly } = relaxation;
  return skills
    .slice(0, firstSkillOnly ? 1 : skills.length)
    .map(({ skill, level }) => ({ skill, level: Math.max(level - levelDrop, 1) }));
}

export function canServe(agent: AgentConfig, needed: readonly SkillNeeded[], principalId: PrincipalId | null): boolean {
  for (const { skill, level } of needed) if ((agent.skills[skill] ?? 0) < Math.max(level, 1)) return false;
  return isInScope(agent, principalId);
}

/** The rule of the database's policies: own business is everybody's, a principal's is theirs whose scope names it. */
const isInScope = (agent: AgentConfig, principalId: PrincipalId | null): boolean =>
  principalId === null || agent.principalIds === null || agent.principalIds.includes(principalId);
