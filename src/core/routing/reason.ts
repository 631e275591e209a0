import type { AssignmentReason } from '../../shared/events.ts';
import type { UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { IdleAgent } from './eligible.ts';
import { pointsOf } from './queue-order.ts';
import type { QueueConfig } from './state.ts';
import type { CallAt } from './turn.ts';

export interface Choice {
  agent: IdleAgent;
  rule: AssignmentReason['rule'];
  rivals: number;
}

/** Who of the candidates: the agent who served this number last, else who has been idle longest, ties by id. */
export function chooseAgent(candidates: readonly IdleAgent[], lastAgentId: UserId | null): Choice | null {
  const longest = longestIdle(candidates);
  if (!longest) return null;
  const rivals = candidates.length - 1;
  const last = candidates.find((agent) => agent.now.id === lastAgentId);
  if (last) return { agent: last, rule: 'last-agent', rivals };
  return { agent: longest, rule: rivals === 0 ? 'only-one' : 'longest-idle', rivals };
}

function longestIdle(candidates: readonly IdleAgent[]): IdleAgent | undefined {
  let best = candidates[0];
  for (const agent of candidates) if (best && isIdleLonger(agent, best)) best = agent;
  return best;
}

function isIdleLonger(a: IdleAgent, b: IdleAgent): boolean {
  if (a.now.idleSince !== b.now.idleSince) return a.now.idleSince < b.now.idleSince;
  return a.now.id < b.now.id;
}

/** What the desk shows as "why you". */
export function reasonOf(choice: Choice, call: CallAt<'queue'>, queue: QueueConfig, at: Instant): AssignmentReason {
  const { agent, rule, rivals } = choice;
  return {
    rule,
    skills: queue.skills.map(({ skill, level }) => ({
      skill,
      required: level,
      level: agent.config.skills[skill] ?? 0,
    })),
    idleMs: at - agent.now.idleSince,
    waitedMs: at - call.place.queuedAt,
    rivals,
    priority: pointsOf(call, queue, at),
  };
}
