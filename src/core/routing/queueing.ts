import type { UserId } from '../../shared/ids.ts';
import { endCall } from './ending.ts';
import { recall } from './memory.ts';
import { tellQueued } from './relax.ts';
import type { CallNow, QueueConfig } from './state.ts';
import type { Turn } from './turn.ts';

export function enterQueue(turn: Turn, call: CallNow, queueKey: string): void {
  const queue = turn.floor.queuesByKey.get(queueKey);
  if (!queue) return endCall(turn, call, { ending: 'overflowed', by: 'zvon' });
  const { id: queueId } = queue;
  const priority = queue.priority + call.priority;
  const lastAgentId = lastAgentOf(turn, call, queue);
  tellQueued(turn, call, { queueId, priority, lastAgentId, queuedAt: turn.at });
  turn.entered.push(call.id);
}

function lastAgentOf(turn: Turn, call: CallNow, queue: QueueConfig): UserId | null {
  const last = call.from === null ? undefined : recall(turn.state.lastAgents, call.from);
  return last && turn.at - last.at < queue.lastAgentMs ? last.agentId : null;
}
