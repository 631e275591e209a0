import type { RefusalCode } from '../../shared/errors.ts';
import type { InteractionId, UserId } from '../../shared/ids.ts';
import { talkingOf } from './call-requests.ts';
import { canServe, isIdle, skillsNeeded } from './eligible.ts';
import type { TransferTarget } from './event.ts';
import { topPriority } from './limits.ts';
import { contactOf, hangUpLeg, offerContact } from './offer.ts';
import { stopRecording } from './recording.ts';
import { tellQueued } from './relax.ts';
import type { QueueConfig } from './state.ts';
import { ask, tell, type CallAt, type Turn } from './turn.ts';
import { startWrapUp } from './wrap-up.ts';

interface Asked {
  agentId: UserId;
  interactionId: InteractionId;
  to: TransferTarget;
}

/**
 * Away from this agent, who has a form of it from now on: to another queue, ahead of all who wait there, or to somebody
 * who is free. Whoever does not take it leaves the caller in the queue, not alone.
 */
export function transferCall(turn: Turn, asked: Asked): RefusalCode | null {
  const call = talkingOf(turn, asked);
  if (typeof call === 'string') return call;
  const { to } = asked;
  const queue = turn.config.queues[to.kind === 'queue' ? to.queueId : call.place.queueId];
  if (!queue) return 'transfer-target-gone';
  const refusal = to.kind === 'agent' ? refusalOf(turn, call, queue, to.agentId) : null;
  if (refusal) return refusal;
  leaveAgent(turn, call, queue, to);
  if (to.kind === 'agent') offerTo(turn, call.id, queue, to.agentId);
  return null;
}

/** Decided anew at the moment of the transfer: the list that was chosen from is older. */
function refusalOf(turn: Turn, call: CallAt<'talking'>, queue: QueueConfig, agentId: UserId): RefusalCode | null {
  const [agent, now] = [turn.config.agents[agentId], turn.state.agents.get(agentId)];
  if (!agent || !now) return 'transfer-target-gone';
  const { principalId } = contactOf(turn, call, queue.id);
  if (!canServe(agent, skillsNeeded(queue, queue.relaxations.length), principalId)) return 'agent-not-skilled';
  return isIdle(now, agent) ? null : 'agent-not-ready';
}

function leaveAgent(turn: Turn, call: CallAt<'talking'>, queue: QueueConfig, to: TransferTarget): void {
  const { id: interactionId } = call;
  const toAgentId = to.kind === 'agent' ? to.agentId : null;
  hangUpLeg(turn, call);
  stopRecording(turn, call);
  tell(turn, { kind: 'call.transferred', interactionId, agentId: call.place.agentId, queueId: queue.id, toAgentId });
  startWrapUp(turn, call);
  ask(turn, { kind: 'music.start', interactionId });
  tellQueued(turn, call, { queueId: queue.id, priority: topPriority, lastAgentId: null, queuedAt: turn.at });
}

function offerTo(turn: Turn, interactionId: InteractionId, queue: QueueConfig, agentId: UserId): void {
  const call = turn.state.calls.get(interactionId) as CallAt<'queue'>;
  const { skills } = turn.config.agents[agentId]!;
  offerContact(turn, call, queue, agentId, {
    rule: 'transferred',
    skills: queue.skills.map(({ skill, level }) => ({ skill, required: level, level: skills[skill] ?? 0 })),
    idleMs: turn.at - (turn.state.agents.get(agentId)?.idleSince ?? turn.at),
    ...{ waitedMs: 0, rivals: 0, priority: topPriority },
  });
}
