import type { Insertable } from 'kysely';
import type { Tables } from '../../adapters/postgres/tables.generated.ts';
import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';

/** A key that is taken by what the asker cannot see is a conflict like any other. */
export async function insertRow<T extends keyof Tables>(
  { tx, who }: Unit,
  table: T,
  row: Omit<Insertable<Tables[T]>, 'tenant_id'>,
): Promise<void> {
  const [{ numInsertedOrUpdatedRows } = { numInsertedOrUpdatedRows: 0n }] = await tx
    .insertInto(table)
    .values({ ...row, tenant_id: who.tenantId } as never)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (numInsertedOrUpdatedRows === 0n) throw new AppError('conflict');
}
