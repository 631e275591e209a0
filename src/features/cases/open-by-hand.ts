import type { Unit } from '../../adapters/postgres/unit.ts';
import type { CaseId } from '../../shared/ids.ts';
import { lockInteraction } from '../interactions/lock-interaction.ts';
import type { SignedIn } from '../route.ts';
import { type CaseToOpen, openCase } from './open-case.ts';

type OpenedByHand = Pick<CaseToOpen, 'title' | 'caseTypeId' | 'customerId' | 'objectId' | 'interactionId'>;

/** A case that an agent opens, in a contact of theirs or apart from any. */
export async function openByHand(unit: Unit, signedIn: SignedIn, given: OpenedByHand): Promise<{ id: CaseId }> {
  if (given.interactionId) await lockInteraction(unit, signedIn, given.interactionId);
  return openCase(unit, { ...given, category: null, contactPointId: null, madeBy: null, state: 'open' });
}
