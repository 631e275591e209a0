import { sql } from 'kysely';
import { lockHead } from '../../adapters/postgres/lock-head.ts';
import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { CaseId, CustomerId, ObjectId } from '../../shared/ids.ts';

export interface LockedCase {
  state: 'open' | 'waiting' | 'resolved' | 'voided';
  customer_id: CustomerId | null;
  object_id: ObjectId | null;
}

/** The case, kept from changing until the unit ends. A voided one is closed for good. */
export async function lockCase(unit: Unit, id: CaseId): Promise<LockedCase> {
  await lockHead(unit);
  const { rows } = await sql<LockedCase>`
    select state, customer_id, object_id from "case" where tenant_id = ${unit.who.tenantId} and id = ${id} for no key update`.execute(
    unit.tx,
  );
  if (!rows[0]) throw new AppError('not-found');
  return rows[0];
}

/** What a fact about the case names beside it. */
export const surroundingsOf = ({ customer_id, object_id }: LockedCase) => ({
  customerId: customer_id,
  objectId: object_id,
});
