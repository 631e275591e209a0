import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { CaseId, CustomerId } from '../../shared/ids.ts';
import { lockCase, surroundingsOf } from './lock-case.ts';

/**
 * Says whose case it is. Its whole history is then in the customer's, because that is read through the case; the
 * contacts stay as they were identified.
 */
export async function attachCustomer(
  unit: Unit,
  { caseId, customerId }: { caseId: CaseId; customerId: CustomerId },
): Promise<void> {
  const before = await lockCase(unit, caseId);
  const customer = await unit.tx
    .selectFrom('customer')
    .select('id')
    .where('tenant_id', '=', unit.who.tenantId)
    .where('id', '=', customerId)
    .executeTakeFirst();
  if (!customer) throw new AppError('not-found', { customerId });
  if (before.customer_id === customerId) return;
  await unit.tx
    .updateTable('case')
    .set({ customer_id: customerId })
    .where('tenant_id', '=', unit.who.tenantId)
    .where('id', '=', caseId)
    .execute();
  const { customerId: previousCustomerId, objectId } = surroundingsOf(before);
  unit.fact({ kind: 'case.customerAttached', caseId, customerId, previousCustomerId, objectId });
}
