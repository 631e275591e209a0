import type { LinkKind } from '../../shared/api/access.ts';
import { AppError } from '../../shared/errors.ts';
import type { UserId } from '../../shared/ids.ts';
import { isoOf } from '../../shared/time.ts';
import type { Deps } from '../deps.ts';
import { type SignedIn, whoOf } from '../route.ts';
import { endLinks } from './set-password.ts';

const hour = 3_600_000;
const validMs: Record<LinkKind, number> = { invitation: 7 * 24 * hour, reset: hour };

/**
 * A link by which somebody sets their password, for an administrator to hand over; the ones made before are over. The
 * token is what follows the `#`, which browsers keep to themselves: it reaches no log.
 */
export async function makeAccessLink(
  deps: Deps,
  signedIn: SignedIn,
  { id, kind }: { id: UserId; kind: LinkKind },
): Promise<{ path: string; expiresAt: string }> {
  const { tenantId, userId } = signedIn;
  const token = `${tenantId}.${deps.newToken()}`;
  const expiresAt = await deps.commit(whoOf(signedIn), async (unit) => {
    const { tx, at } = unit;
    // Locked, so that of two made at once one ends the other.
    const account = await tx
      .selectFrom('user_account')
      .select('deactivated_at')
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!account) throw new AppError('not-found');
    if (account.deactivated_at) throw new AppError('config-retired');
    await endLinks(unit, id);
    const expires = at + validMs[kind];
    await tx
      .insertInto('access_link')
      .values({
        ...{ tenant_id: tenantId, token_hash: deps.sha256(token), user_id: id, kind, made_by: userId },
        ...{ created_at: new Date(at), expires_at: new Date(expires) },
      })
      .execute();
    unit.audit({ act: 'user.accessLinkMade', subjectKind: 'user', subjectId: id, detail: { kind } });
    return expires;
  });
  return { path: `/welcome#${token}`, expiresAt: isoOf(expiresAt) };
}
