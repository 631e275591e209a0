import type { FactRef, Unit } from '../../adapters/postgres/unit.ts';
import type { ContactPointId, InteractionId, OutcomeId } from '../../shared/ids.ts';
import { changePointStatus } from './change-point-status.ts';

/** Keys of outcomes that say something of the number itself. */
const teaches: Readonly<Record<string, 'wrong-person'>> = { 'wrong-number': 'wrong-person' };

/**
 * What the outcome of a contact teaches of its number. A wrong number is downgraded where it is kept for somebody;
 * the customer's other numbers stay as they are, and a number that belongs to nobody teaches nothing.
 */
export async function learnFromOutcome(
  unit: Unit,
  given: {
    interactionId: InteractionId;
    contactPointId: ContactPointId | null;
    outcomeId: OutcomeId;
    causedBy?: FactRef | number;
  },
): Promise<void> {
  const { contactPointId, interactionId } = given;
  if (contactPointId === null) return;
  const { tx, who } = unit;
  const outcome = await tx
    .selectFrom('outcome')
    .select('key')
    .where('tenant_id', '=', who.tenantId)
    .where('id', '=', given.outcomeId)
    .executeTakeFirst();
  const status = outcome && teaches[outcome.key];
  if (!status) return;
  const kept = await tx
    .selectFrom('customer_contact_point')
    .select('customer_id')
    .where('tenant_id', '=', who.tenantId)
    .where('contact_point_id', '=', contactPointId)
    .limit(1)
    .executeTakeFirst();
  if (!kept) return;
  const cause = given.causedBy ? { causedBy: given.causedBy } : {};
  await changePointStatus(unit, { contactPointId, status, interactionId, unless: ['dead', 'refused'], ...cause });
}
