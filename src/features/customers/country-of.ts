import type { Tx } from '../../adapters/postgres/unit.ts';
import type { TenantId } from '../../shared/ids.ts';

/** The tenant's country: a number that was written without a country code is one of it. */
export async function countryOf(tx: Tx, tenantId: TenantId): Promise<string> {
  const { country } = await tx
    .selectFrom('tenant')
    .select('country')
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return country;
}
