import type { Kysely } from 'kysely';
import type { Tables } from '../adapters/postgres/tables.generated.ts';
import { readAs } from '../adapters/postgres/unit.ts';
import { AppError } from '../shared/errors.ts';
import type { TenantId } from '../shared/ids.ts';

export interface TenantRow {
  id: TenantId;
  host: string | null;
  country: string;
  /** The log's version now. */
  version: number;
  /** Its numbers now, as they are dialled, without the plus. */
  numbers: readonly string[];
}

export async function loadTenants(db: Kysely<Tables>): Promise<TenantRow[]> {
  const rows = await db.selectFrom('tenant').select(['id', 'host', 'country']).orderBy('created_at').execute();
  const tenants: TenantRow[] = [];
  for (const row of rows) {
    const id = row.id as TenantId;
    const asOfNow = await readAs(db, { tenantId: id, actor: { kind: 'engine' }, principalIds: null }, async (tx) => {
      const head = await tx.selectFrom('event_head').select('version').where('tenant_id', '=', id).executeTakeFirst();
      const numbers = await tx.selectFrom('number').select('digits').where('tenant_id', '=', id).execute();
      return { version: head?.version ?? 0, numbers: numbers.map(({ digits }) => digits) };
    });
    tenants.push({ id, host: row.host, country: row.country, ...asOfNow });
  }
  return tenants;
}

/** By the host's name; where there is one tenant only, any host is its. */
export function tenantOfHost(tenants: readonly TenantRow[], host: string): TenantId {
  const name = host.replace(/:\d+$/, '');
  const byHost = tenants.find((tenant) => tenant.host === name);
  const tenant = byHost ?? (tenants.length === 1 ? tenants[0] : undefined);
  if (!tenant) throw new AppError('not-found');
  return tenant.id;
}
