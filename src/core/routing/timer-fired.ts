import { InteractionId, UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { positionDue } from './announce.ts';
import { flowTimedOut } from './flow-steps.ts';
import { giveUpLeg } from './lost-leg.ts';
import { hangUpLeg, returnOffer } from './offer.ts';
import { presenceGivenUp } from './presence.ts';
import { timersOf } from './timers-of.ts';
import { isAt, type Turn } from './turn.ts';
import { wrapUpTimedOut } from './wrap-up-requests.ts';

/** The deadline that the state holds for a key: it decides whether a timer counts, not the timer's own time. */
export const deadlineOf = (turn: Turn, key: string): Instant | null =>
  timersOf(turn.state).find((timer) => timer.key === key)?.at ?? null;

/** A timer whose deadline has passed in the state; one that is later or gone by now was dealt with elsewhere. */
export function timerFired(turn: Turn, key: string): void {
  const deadline = deadlineOf(turn, key);
  if (deadline === null || deadline > turn.at) return;
  const [kind, id = ''] = key.split(':');
  switch (kind) {
    case 'ring':
      return ringTimedOut(turn, InteractionId.parse(id));
    case 'flow':
      return flowTimedOut(turn, InteractionId.parse(id));
    case 'position':
      return positionDue(turn, InteractionId.parse(id));
    case 'leg':
      return giveUpLeg(turn, InteractionId.parse(id));
    case 'wrapup':
      return wrapUpTimedOut(turn, InteractionId.parse(id));
    case 'presence':
      return presenceGivenUp(turn, UserId.parse(id));
  }
}

function ringTimedOut(turn: Turn, interactionId: InteractionId): void {
  const call = turn.state.calls[interactionId];
  if (!isAt(call, 'offered')) return;
  hangUpLeg(turn, call);
  returnOffer(turn, call, 'missed');
}
