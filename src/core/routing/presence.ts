import type { UserId } from '../../shared/ids.ts';
import { agentOf, changeAgent, isLost } from './agent-states.ts';
import { presenceGraceMs } from './limits.ts';
import { tell, type Turn } from './turn.ts';
import { openWrapUpOf, parkWrapUp } from './wrap-up.ts';

/** The heartbeat is missing: no new offers, but a contact is kept, for most pages come back (conventions 2, rule 4). */
export function presenceLost(turn: Turn, agentId: UserId): void {
  const agent = agentOf(turn, agentId);
  if (agent.state === 'offline' || !agent.present) return;
  tell(turn, { kind: 'agent.presenceChanged', agentId, present: false, until: turn.at + presenceGraceMs });
}

export function presenceReturned(turn: Turn, agentId: UserId): void {
  if (agentOf(turn, agentId).present) return;
  tell(turn, { kind: 'agent.presenceChanged', agentId, present: true, until: null });
}

/** The grace time is over. A ringing or live leg keeps its contact; the agent goes offline when that has ended. */
export function presenceGivenUp(turn: Turn, agentId: UserId): void {
  tell(turn, { kind: 'agent.presenceChanged', agentId, present: false, until: null });
  const wrapUp = openWrapUpOf(turn, agentId);
  if (wrapUp) return parkWrapUp(turn, wrapUp, 'connection-lost');
  const agent = agentOf(turn, agentId);
  if (!isLost(agent) || agent.state === 'reserved' || agent.state === 'engaged') return;
  changeAgent(turn, agentId, { state: 'offline', reason: 'lost-connection' });
}
