import type { Kysely } from 'kysely';
import type { Tables } from '../adapters/postgres/tables.generated.ts';
import { enterTenant } from '../adapters/postgres/unit.ts';
import { AppError } from '../shared/errors.ts';
import type { TenantId } from '../shared/ids.ts';

export interface TenantRow {
  id: TenantId;
  host: string | null;
  country: string;
  /** The log's version now. */
  version: number;
}

export async function loadTenants(db: Kysely<Tables>): Promise<TenantRow[]> {
  const rows = await db.selectFrom('tenant').select(['id', 'host', 'country']).orderBy('created_at').execute();
  const tenants: TenantRow[] = [];
  for (const row of rows) {
    const id = row.id as TenantId;
    const head = await db.transaction().execute(async (tx) => {
      await enterTenant(tx, { tenantId: id, actor: { kind: 'engine' }, principalIds: null });
      return tx.selectFrom('event_head').select('version').where('tenant_id', '=', id).executeTakeFirst();
    });
    tenants.push({ id, host: row.host, country: row.country, version: head?.version ?? 0 });
  }
  return tenants;
}

/** By the host's name; where there is one tenant only, any host is its. */
export function tenantOfHost(tenants: readonly TenantRow[], host: string): TenantId {
  const name = host.replace(/:\d+$/, '');
  const byHost = tenants.find((tenant) => tenant.host === name);
  const first = byHost ?? tenants.find((tenant) => tenant.host === null) ?? tenants[0];
  if (!first) throw new AppError('not-found');
  return first.id;
}
