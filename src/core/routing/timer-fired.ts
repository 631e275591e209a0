import type { InteractionId, UserId } from '../../shared/ids.ts';
import { positionDue } from './announce.ts';
import { flowTimedOut } from './flow-steps.ts';
import { giveUpLeg } from './lost-leg.ts';
import { hangUpLeg, returnOffer } from './offer.ts';
import { presenceGivenUp } from './presence.ts';
import { relaxContact } from './relax.ts';
import { deadlineOf } from './timers-of.ts';
import { isAt, type Turn } from './turn.ts';
import { wrapUpTimedOut } from './wrap-up-requests.ts';

/** A timer whose deadline has passed in the state; one that is later or gone by now was dealt with elsewhere. */
export function timerFired(turn: Turn, key: string): void {
  const deadline = deadlineOf(turn.state, key);
  if (deadline === null || deadline > turn.at) return;
  const kind = key.slice(0, key.indexOf(':'));
  const id = key.slice(kind.length + 1);
  switch (kind) {
    case 'ring':
      return ringTimedOut(turn, id as InteractionId);
    case 'flow':
      return flowTimedOut(turn, id as InteractionId);
    case 'position':
      return positionDue(turn, id as InteractionId);
    case 'relax':
      return relaxContact(turn, id as InteractionId);
    case 'leg':
      return giveUpLeg(turn, id as InteractionId);
    case 'wrapup':
      return wrapUpTimedOut(turn, id);
    case 'presence':
      return presenceGivenUp(turn, id as UserId);
  }
}

function ringTimedOut(turn: Turn, interactionId: InteractionId): void {
  const call = turn.state.calls.get(interactionId);
  if (!isAt(call, 'offered')) return;
  hangUpLeg(turn, call);
  returnOffer(turn, call, 'missed');
}
