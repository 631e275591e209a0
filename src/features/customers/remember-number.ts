import type { Unit } from '../../adapters/postgres/unit.ts';
import type { ContactPointId, CustomerId, InteractionId } from '../../shared/ids.ts';
import { changePointStatus } from './change-point-status.ts';

/**
 * Somebody who spoke with the customer says that this number reaches them, alone or with others. What an agent chose
 * outweighs a guess; that it was reached makes the number verified, unless its owner has refused to be called.
 */
export async function rememberNumber(
  unit: Unit,
  given: {
    customerId: CustomerId;
    contactPointId: ContactPointId;
    usage: 'shared' | 'direct';
    interactionId?: InteractionId;
  },
): Promise<void> {
  const { tx, who } = unit;
  await tx
    .insertInto('customer_contact_point')
    .values({
      tenant_id: who.tenantId,
      customer_id: given.customerId,
      contact_point_id: given.contactPointId,
      usage: given.usage,
      source: 'agent',
    })
    .onConflict((oc) =>
      oc.columns(['tenant_id', 'customer_id', 'contact_point_id']).doUpdateSet({ usage: given.usage, source: 'agent' }),
    )
    .execute();
  await tx
    .updateTable('contact_point')
    .set({ last_success_at: new Date(unit.at) })
    .where('tenant_id', '=', who.tenantId)
    .where('id', '=', given.contactPointId)
    .execute();
  await changePointStatus(unit, {
    contactPointId: given.contactPointId,
    status: 'verified',
    interactionId: given.interactionId ?? null,
    unless: ['refused'],
  });
}
