import type { ChosenState } from '../../shared/agent-state.ts';
import type { RefusalCode } from '../../shared/errors.ts';
import type { UserId } from '../../shared/ids.ts';
import { agentOf, changeAgent, hasContact } from './agent-states.ts';
import { presenceReturned } from './presence.ts';
import { tell, type Turn } from './turn.ts';
import { openWrapUpOf, parkForm } from './wrap-up.ts';

export function signIn(turn: Turn, agentId: UserId): RefusalCode | null {
  if (!turn.config.agents[agentId]) return 'not-found';
  presenceReturned(turn, agentId);
  if (agentOf(turn, agentId).state === 'offline') {
    changeAgent(turn, agentId, { state: 'not_ready', reason: 'login', setBy: agentId, source: 'agent' });
  }
  return null;
}

/** A caller is not left alone; a form that is open goes to the tray. */
export function signOut(turn: Turn, agentId: UserId): RefusalCode | null {
  const { state } = agentOf(turn, agentId);
  if (state === 'offline') return null;
  if (state === 'reserved' || state === 'engaged') return 'agent-busy';
  const wrapUp = openWrapUpOf(turn, agentId);
  if (wrapUp) parkForm(turn, wrapUp, 'by-hand');
  changeAgent(turn, agentId, { state: 'offline', setBy: agentId, source: 'agent' });
  return null;
}

/** During a contact the choice waits for its end; it never closes a wrap-up (conventions 2, rule 1). */
export function chooseState(turn: Turn, agentId: UserId, chosen: ChosenState, setBy: UserId): RefusalCode | null {
  const agent = agentOf(turn, agentId);
  if (agent.state === 'offline') return 'conflict';
  if (hasContact(agent)) {
    if (!isSame(agent.next, chosen)) tell(turn, { kind: 'agent.nextStateChosen', agentId, next: chosen });
    return null;
  }
  changeAgent(turn, agentId, { ...chosen, setBy, source: setBy === agentId ? 'agent' : 'supervisor' });
  return null;
}

const isSame = (a: ChosenState | null, b: ChosenState): boolean => a?.state === b.state && reasonOf(a) === reasonOf(b);

const reasonOf = (chosen: ChosenState) => (chosen.state === 'not_ready' ? chosen.reason : null);
