import type { Who } from '../../adapters/postgres/unit.ts';
import type { AccessLink, LinkKind } from '../../shared/api/access.ts';
import { AppError } from '../../shared/errors.ts';
import { TenantId, type UserId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';
import { findSecondFactor } from './second-factor.ts';

export interface FoundLink extends AccessLink {
  tenantId: TenantId;
  userId: UserId;
  hash: Buffer;
  /** On whose behalf what it allows is done. */
  who: Who;
}

/** Whose a link is, while it can be used. One of another tenant is like one that never was. */
export async function findAccessLink(deps: Deps, host: string, token: string): Promise<FoundLink> {
  const tenantId = await deps.tenantOf(host);
  const named = TenantId.safeParse(token.split('.', 1)[0]);
  if (!named.success || named.data !== tenantId) throw new AppError('link-over');
  const hash = deps.sha256(token);
  const found = await deps.read({ tenantId, actor: { kind: 'engine' }, principalIds: null }, async (tx) => {
    const row = await tx
      .selectFrom('access_link as link')
      .innerJoin('user_account as u', (join) =>
        join.onRef('u.tenant_id', '=', 'link.tenant_id').onRef('u.id', '=', 'link.user_id'),
      )
      .innerJoin('tenant', 'tenant.id', 'link.tenant_id')
      .select(['link.kind', 'link.expires_at', 'u.id', 'u.name', 'u.email', 'tenant.name as tenant'])
      .where('link.tenant_id', '=', tenantId)
      .where('link.token_hash', '=', hash)
      .where('link.used_at', 'is', null)
      .where('link.expires_at', '>', new Date(deps.now()))
      .where('u.deactivated_at', 'is', null)
      .executeTakeFirst();
    if (!row) return null;
    const factor = await findSecondFactor(tx, { tenantId, userId: row.id as UserId });
    return { ...row, secondFactor: factor?.confirmedAt != null };
  });
  if (!found) throw new AppError('link-over');
  const { id, kind, expires_at, name, email, tenant, secondFactor } = found;
  const userId = id as UserId;
  return {
    ...{ kind: kind as LinkKind, name, email, tenant, secondFactor, expiresAt: expires_at.toISOString() },
    ...{ tenantId, userId, hash, who: { tenantId, actor: { kind: 'user', id: userId }, principalIds: null } },
  };
}
