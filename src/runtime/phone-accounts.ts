import type { Kysely } from 'kysely';
import type { Tables } from '../adapters/postgres/tables.generated.ts';
import { enterTenant } from '../adapters/postgres/unit.ts';
import type { PhoneAccount } from '../core/telephony/telephony-port.ts';
import { phoneUsername } from '../features/calls/get-phone-account.ts';
import type { TenantId, UserId } from '../shared/ids.ts';

/** The phones of all tenants: one telephone system knows them all. */
export async function loadPhoneAccounts(db: Kysely<Tables>, tenantIds: readonly TenantId[]): Promise<PhoneAccount[]> {
  const accounts: PhoneAccount[] = [];
  for (const tenantId of tenantIds) {
    const users = await db.transaction().execute(async (tx) => {
      await enterTenant(tx, { tenantId, actor: { kind: 'engine' }, principalIds: null });
      return tx
        .selectFrom('user_account')
        .select(['id', 'name', 'phone_password'])
        .where('tenant_id', '=', tenantId)
        .where('deactivated_at', 'is', null)
        .execute();
    });
    accounts.push(
      ...users.map((user) => ({
        agentId: user.id as UserId,
        username: phoneUsername(user.id),
        password: user.phone_password,
        displayName: user.name,
      })),
    );
  }
  return accounts;
}
