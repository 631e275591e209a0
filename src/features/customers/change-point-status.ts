import type { FactRef, Unit } from '../../adapters/postgres/unit.ts';
import type { ContactPointId, InteractionId } from '../../shared/ids.ts';

export type PointStatus = 'unverified' | 'verified' | 'wrong-person' | 'dead' | 'refused';

/** Writes what is now known of this one number or address; the same status again is no fact. */
export async function changePointStatus(
  unit: Unit,
  change: {
    contactPointId: ContactPointId;
    status: PointStatus;
    interactionId: InteractionId | null;
    /** Statuses that this knowledge does not outweigh. */
    unless?: readonly PointStatus[];
    causedBy?: FactRef | number;
  },
): Promise<FactRef | null> {
  const { contactPointId, status, interactionId } = change;
  const changed = await unit.tx
    .updateTable('contact_point')
    .set({ status })
    .where('tenant_id', '=', unit.who.tenantId)
    .where('id', '=', contactPointId)
    .where('status', 'not in', [status, ...(change.unless ?? [])])
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return null;
  return unit.fact(
    { kind: 'contactPoint.statusChanged', contactPointId, status, interactionId },
    { causedBy: change.causedBy ?? null },
  );
}
