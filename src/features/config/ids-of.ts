import type { Tx } from '../../adapters/postgres/unit.ts';
import type { TenantId } from '../../shared/ids.ts';

type Named = 'principal' | 'skill' | 'team' | 'flow';

/** The ids of items by their keys; every key is known to be there. */
export async function idsOf(
  tx: Tx,
  tenantId: TenantId,
  { table, keys }: { table: Named; keys: readonly string[] },
): Promise<(key: string) => string> {
  if (keys.length === 0) return unknown;
  const rows = await tx
    .selectFrom(table)
    .select(['id', 'key'])
    .where('tenant_id', '=', tenantId)
    .where('key', 'in', keys)
    .execute();
  const ids = new Map(rows.map(({ id, key }) => [key, id]));
  return (key) => ids.get(key) ?? unknown(key);
}

function unknown(key: string): never {
  throw new Error(`${key} was checked and is not there`);
}

/** The id of what may not be named at all. */
export async function idOrNull(
  tx: Tx,
  tenantId: TenantId,
  { table, key }: { table: Named; key: string | null },
): Promise<string | null> {
  if (key === null) return null;
  const idOf = await idsOf(tx, tenantId, { table, keys: [key] });
  return idOf(key);
}
