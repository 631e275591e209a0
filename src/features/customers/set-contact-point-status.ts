import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { ContactPointId, InteractionId } from '../../shared/ids.ts';
import { demandOwnInteraction } from '../interactions/lock-interaction.ts';
import type { SignedIn } from '../route.ts';
import { type PointStatus, changePointStatus } from './change-point-status.ts';
import { findPoint } from './queries.ts';

/** An agent says what is known of a number or an address. */
export async function setContactPointStatus(
  unit: Unit,
  signedIn: SignedIn,
  given: { id: ContactPointId; status: PointStatus; interactionId: InteractionId | null },
) {
  const { tenantId } = unit.who;
  const before = await findPoint(unit.tx, tenantId, given.id);
  if (!before) throw new AppError('not-found');
  if (given.interactionId) await demandOwnInteraction(unit.tx, signedIn, given.interactionId);
  await changePointStatus(unit, { contactPointId: given.id, status: given.status, interactionId: given.interactionId });
  unit.audit({
    act: 'contactPoint.statusChanged',
    subjectKind: 'contact-point',
    subjectId: given.id,
    detail: { from: before.status, to: given.status },
  });
  return { ...before, status: given.status };
}
