import type { Tx } from '../../adapters/postgres/unit.ts';
import type { Me, StateLimit } from '../../shared/api/session.ts';
import { AppError } from '../../shared/errors.ts';
import type { TenantId, UserId } from '../../shared/ids.ts';
import { screenLanguage } from '../../shared/language.ts';
import { secondFactorOwed } from './second-factor.ts';

/** Who is signed in, with what the desk must know of the tenant. */
export async function getMe(
  tx: Tx,
  tenantId: TenantId,
  userId: UserId,
  product: { demo: boolean; version: string },
): Promise<Me> {
  const row = await tx
    .selectFrom('user_account')
    .innerJoin('tenant', 'tenant.id', 'user_account.tenant_id')
    .leftJoin('second_factor as factor', (join) =>
      join.onRef('factor.tenant_id', '=', 'user_account.tenant_id').onRef('factor.user_id', '=', 'user_account.id'),
    )
    .select([
      'user_account.id',
      'user_account.name',
      'user_account.email',
      'user_account.role',
      'user_account.language',
      'user_account.theme',
      'user_account.settings',
      'user_account.principal_ids',
      'tenant.name as tenant_name',
      'tenant.country',
      'tenant.currency',
      'tenant.time_zone',
      'tenant.second_factor as rule',
      'factor.confirmed_at',
    ])
    .where('user_account.tenant_id', '=', tenantId)
    .where('user_account.id', '=', userId)
    .executeTakeFirst();
  if (!row) throw new AppError('not-found');
  const role = row.role as Me['role'];
  const isSet = row.confirmed_at !== null;
  return {
    id: row.id as UserId,
    name: row.name,
    email: row.email,
    role,
    language: screenLanguage(row.language),
    theme: row.theme as Me['theme'],
    singleKeys: (row.settings as { singleKeys?: boolean }).singleKeys ?? true,
    principalIds: row.principal_ids as Me['principalIds'],
    secondFactor: secondFactorOwed({ isSet, role, rule: row.rule, demo: product.demo }),
    tenant: {
      id: tenantId,
      name: row.tenant_name,
      country: row.country,
      currency: row.currency,
      timeZone: row.time_zone,
      stateLimits: await findStateLimits(tx, tenantId),
    },
    ...product,
  };
}

async function findStateLimits(tx: Tx, tenantId: TenantId): Promise<StateLimit[]> {
  const limits = await tx.selectFrom('state_limit').selectAll().where('tenant_id', '=', tenantId).execute();
  return limits.map(({ state, reason, amber_ms, red_ms }) => ({
    ...{ state: state as StateLimit['state'], reason, amberMs: amber_ms, redMs: red_ms },
  }));
}
