import type { Insertable } from 'kysely';
import type { Tables } from '../../../adapters/postgres/tables.generated.ts';
import type { Unit } from '../../../adapters/postgres/unit.ts';

/** A protocol limit: one statement has at most 65,535 parameters. */
const parametersMax = 30_000;

export type Row<T extends keyof Tables> = Omit<Insertable<Tables[T]>, 'tenant_id'>;

/** Rows of one table, many at a time. */
export async function putRows<T extends keyof Tables>(unit: Unit, table: T, rows: readonly Row<T>[]): Promise<void> {
  const widest = Math.max(1, ...rows.map((row) => Object.keys(row).length + 1));
  const atOnce = Math.floor(parametersMax / widest);
  for (let from = 0; from < rows.length; from += atOnce) {
    const values = rows.slice(from, from + atOnce).map((row) => ({ ...row, tenant_id: unit.who.tenantId }));
    await unit.tx
      .insertInto(table)
      .values(values as never)
      .execute();
  }
}
