import type { ChosenState } from '../../shared/agent-state.ts';
import type { RefusalCode } from '../../shared/errors.ts';
import type { InteractionId, OutcomeId, QueueId, UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { restAgent } from './agent-states.ts';
import type { PlannedCallback } from './event.ts';
import { wrapUpKeyOf } from './leg-ids.ts';
import type { WrapUpNow } from './state.ts';
import { countOf, isAt, tell, type Turn } from './turn.ts';
import { parkWrapUp } from './wrap-up.ts';

interface Asked {
  agentId: UserId;
  interactionId: InteractionId;
}

export function extendWrapUp(turn: Turn, asked: Asked): RefusalCode | null {
  const wrapUp = wrapUpOf(turn, asked);
  if (!wrapUp) return whyNone(turn, asked);
  const queue = turn.config.queues[wrapUp.queueId];
  const extensions = wrapUp.extensions + 1;
  if (!queue || extensions > queue.wrapUpExtensionsMax) return 'extensions-used-up';
  const until: Instant = wrapUp.until + queue.wrapUpExtensionMs;
  tell(turn, { kind: 'wrapup.extended', ...aboutOf(wrapUp), until, extensions });
  return null;
}

export function parkByHand(turn: Turn, asked: Asked): RefusalCode | null {
  const wrapUp = wrapUpOf(turn, asked);
  if (!wrapUp) return isInTray(turn, asked) ? null : whyNone(turn, asked);
  parkWrapUp(turn, wrapUp, 'by-hand');
  return null;
}

/** A form finished from the tray leaves the agent's state alone: they may be in another contact by now. */
export function finishWrapUp(
  turn: Turn,
  asked: Asked & { outcomeId: OutcomeId; next: ChosenState | null; callback: PlannedCallback | null },
): RefusalCode | null {
  const wrapUp = wrapUpOf(turn, asked);
  if (!wrapUp && !isInTray(turn, asked)) return whyNone(turn, asked);
  const { outcomeId, next, agentId, callback } = asked;
  if (callback) promisePlanned(turn, asked, wrapUp?.queueId ?? null, callback);
  const { interactionId } = asked;
  tell(turn, { kind: 'wrapup.finished', interactionId, agentId, outcomeId, late: !wrapUp });
  if (wrapUp) restAgent(turn, agentId, next);
  return null;
}

/**
 * Told together with the end of the form: a promise made in it cannot be lost between the two. A form from the tray
 * knows its queue no more; the table has it.
 */
function promisePlanned(
  turn: Turn,
  { interactionId }: Asked,
  queueId: QueueId | null,
  callback: PlannedCallback,
): void {
  const callbackId = turn.ids.callbackId(countOf(turn, 'callback.promised'));
  tell(turn, { kind: 'callback.promised', callbackId, interactionId, queueId, origin: 'wrap-up', ...callback });
}

/** Time is up: the form goes to the tray with everything typed. */
export function wrapUpTimedOut(turn: Turn, key: string): void {
  const wrapUp = turn.state.wrapUps.get(key);
  if (wrapUp) parkWrapUp(turn, wrapUp, 'time-out');
}

const wrapUpOf = (turn: Turn, { agentId, interactionId }: Asked): WrapUpNow | undefined =>
  turn.state.wrapUps.get(wrapUpKeyOf(interactionId, agentId));

const isInTray = (turn: Turn, { agentId, interactionId }: Asked): boolean =>
  turn.state.trays.get(agentId)?.includes(interactionId) ?? false;

const aboutOf = ({ interactionId, agentId }: Asked) => ({ interactionId, agentId });

function whyNone(turn: Turn, { agentId, interactionId }: Asked): RefusalCode {
  const call = turn.state.calls.get(interactionId);
  return isAt(call, 'talking') && call.place.agentId === agentId ? 'agent-busy' : 'wrap-up-closed';
}
