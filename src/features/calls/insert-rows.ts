import { CompiledQuery } from 'kysely';
import type { Tables } from '../../adapters/postgres/tables.generated.ts';

/**
 * Inserts rows of one table. The text is the same for any number of them, so the server plans it once and not anew for
 * each number; what a row does not have is null, and a column that is not named has its default.
 */
export const insertRows = (
  table: keyof Tables,
  columns: readonly string[],
  rows: readonly object[],
  onConflict = '',
): CompiledQuery =>
  CompiledQuery.raw(
    `insert into ${table} (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb) ${onConflict}`,
    [JSON.stringify(rows)],
  );
