import { TenantId } from '../../shared/ids.ts';
import type { PrincipalId, UserId } from '../../shared/ids.ts';
import { screenLanguage } from '../../shared/language.ts';
import type { Role } from '../../core/permissions/ability.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from '../route.ts';
import { secondFactorOwed } from './second-factor.ts';
import { isOver, seenEveryMs } from './session-limits.ts';

/** Whose session a token is, or null when there is none, it ended, or it was idle for too long. */
export async function findSession(deps: Deps, token: string): Promise<SignedIn | null> {
  const tenant = TenantId.safeParse(token.split('.', 1)[0]);
  if (!tenant.success) return null;
  const tenantId = tenant.data;
  const sessionHash = deps.sha256(token);
  const asSystem = { tenantId, actor: { kind: 'engine' } as const, principalIds: null };
  const row = await deps.read(asSystem, (tx) =>
    tx
      .selectFrom('session')
      .innerJoin('user_account', (join) =>
        join.onRef('user_account.tenant_id', '=', 'session.tenant_id').onRef('user_account.id', '=', 'session.user_id'),
      )
      .innerJoin('tenant', 'tenant.id', 'session.tenant_id')
      .leftJoin('second_factor as factor', (join) =>
        join.onRef('factor.tenant_id', '=', 'session.tenant_id').onRef('factor.user_id', '=', 'session.user_id'),
      )
      .select([
        'user_account.id',
        'user_account.role',
        'user_account.language',
        'user_account.principal_ids',
        'session.seen_at',
        'session.expires_at',
        'tenant.second_factor as rule',
        'factor.confirmed_at',
      ])
      .where('session.tenant_id', '=', tenantId)
      .where('session.token_hash', '=', sessionHash)
      .where('session.ended_at', 'is', null)
      .where('user_account.deactivated_at', 'is', null)
      .executeTakeFirst(),
  );
  const now = deps.now();
  if (!row || isOver(row, now)) return null;
  if (row.seen_at.getTime() + seenEveryMs <= now) {
    await deps.commit(asSystem, (unit) =>
      unit.tx
        .updateTable('session')
        .set({ seen_at: new Date(now).toISOString() })
        .where('tenant_id', '=', tenantId)
        .where('token_hash', '=', sessionHash)
        .execute(),
    );
  }
  const role = row.role as Role;
  const owed = secondFactorOwed({ isSet: row.confirmed_at !== null, role, rule: row.rule, demo: false });
  return {
    tenantId,
    userId: row.id as UserId,
    role,
    language: screenLanguage(row.language),
    principalIds: row.principal_ids as PrincipalId[] | null,
    sessionHash,
    ...(owed === 'demanded' && { owesSecondFactor: true }),
  };
}
