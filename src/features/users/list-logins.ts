import type { Tx } from '../../adapters/postgres/unit.ts';
import type { Login } from '../../shared/api/own-access.ts';
import type { SessionId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { SignedIn } from '../route.ts';
import { sessionIdleMs } from './session-limits.ts';

/** Where somebody is signed in now, the latest first. */
export async function listLogins(tx: Tx, { tenantId, userId, sessionHash }: SignedIn, now: Instant): Promise<Login[]> {
  const rows = await tx
    .selectFrom('session')
    .select(['id', 'token_hash', 'browser', 'address', 'created_at', 'seen_at'])
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .where('seen_at', '>', new Date(now - sessionIdleMs))
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id as SessionId,
    browser: row.browser ?? '',
    address: row.address ?? '',
    since: row.created_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    isThis: row.token_hash.equals(sessionHash),
  }));
}
