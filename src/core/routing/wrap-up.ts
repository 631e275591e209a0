import type { UserId } from '../../shared/ids.ts';
import type { ParkedWhy } from '../../shared/wrap-up.ts';
import { agentOf, changeAgent, isLost, restAgent } from './agent-states.ts';
import { wrapUpKeyOf } from './leg-ids.ts';
import { wrapUpMsDefault } from './limits.ts';
import { contactOf } from './offer.ts';
import type { WrapUpNow } from './state.ts';
import { tell, type CallAt, type Turn } from './turn.ts';

/** After talking; whose desk is gone finds the form in the tray later. */
export function startWrapUp(turn: Turn, call: CallAt<'talking'>): void {
  const { agentId, queueId } = call.place;
  const until = turn.at + (turn.config.queues[queueId]?.wrapUpMs ?? wrapUpMsDefault);
  const wrapUp = openForm(turn, call, until);
  if (isLost(agentOf(turn, agentId))) return parkWrapUp(turn, wrapUp, 'connection-lost');
  const contact = contactOf(turn, call, queueId);
  changeAgent(turn, agentId, { state: 'wrapup', activity: 'wrapping-up', contact });
}

/** The agent lost the call: what was typed waits in the tray while the caller is served by somebody else. */
export function parkLostContact(turn: Turn, call: CallAt<'talking'>): void {
  parkForm(turn, openForm(turn, call, turn.at), 'connection-lost');
}

function openForm(turn: Turn, call: CallAt<'talking'>, until: number): WrapUpNow {
  const { agentId, queueId } = call.place;
  tell(turn, { kind: 'wrapup.started', interactionId: call.id, agentId, queueId, until });
  return { interactionId: call.id, agentId, queueId, until, extensions: 0 };
}

/** Nothing typed is lost and routing goes on (RU-10). */
export function parkWrapUp(turn: Turn, wrapUp: WrapUpNow, why: ParkedWhy): void {
  parkForm(turn, wrapUp, why);
  restAgent(turn, wrapUp.agentId);
}

/** The form alone; where the agent goes is decided by whoever asks. */
export function parkForm(turn: Turn, { interactionId, agentId }: WrapUpNow, why: ParkedWhy): void {
  tell(turn, { kind: 'wrapup.parked', interactionId, agentId, why });
}

/** The form that the agent has open now, as against those in the tray. */
export function openWrapUpOf(turn: Turn, agentId: UserId): WrapUpNow | null {
  const { state, interactionId } = agentOf(turn, agentId);
  if (state !== 'wrapup' || interactionId === null) return null;
  return turn.state.wrapUps.get(wrapUpKeyOf(interactionId, agentId)) ?? null;
}
