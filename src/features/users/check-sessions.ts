import type { Tx } from '../../adapters/postgres/unit.ts';
import type { TenantId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from '../route.ts';
import { isOver, seenEveryMs, type SessionTimes } from './session-limits.ts';

/** `ended`: signed out, or the account was deactivated. `expired`: its time is over. */
export type SessionEnd = 'ended' | 'expired';

/** Which of these connected people's sessions are over. The others are seen: an open desk is a sign of life. */
export async function checkSessions(deps: Deps, connected: readonly SignedIn[]): Promise<Map<SignedIn, SessionEnd>> {
  const over = new Map<SignedIn, SessionEnd>();
  for (const tenantId of new Set(connected.map((one) => one.tenantId))) {
    const own = connected.filter((one) => one.tenantId === tenantId);
    for (const [signedIn, end] of await checkTenant(deps, tenantId, own)) over.set(signedIn, end);
  }
  return over;
}

async function checkTenant(
  deps: Deps,
  tenantId: TenantId,
  connected: readonly SignedIn[],
): Promise<[SignedIn, SessionEnd][]> {
  const asSystem = { tenantId, actor: { kind: 'engine' } as const, principalIds: null };
  const hashes = connected.map((one) => one.sessionHash);
  const live = await deps.read(asSystem, (tx) => findLive(tx, tenantId, hashes));
  const now = deps.now();
  const unseen = [...live].filter(([, times]) => !isOver(times, now) && times.seen_at.getTime() + seenEveryMs <= now);
  if (unseen.length > 0) {
    await deps.commit(asSystem, ({ tx }) =>
      tx
        .updateTable('session')
        .set({ seen_at: new Date(now).toISOString() })
        .where('tenant_id', '=', tenantId)
        .where(
          'token_hash',
          'in',
          unseen.map(([, { token_hash }]) => token_hash),
        )
        .execute(),
    );
  }
  return connected.flatMap((one): [SignedIn, SessionEnd][] => {
    const times = live.get(one.sessionHash.toString('hex'));
    if (!times) return [[one, 'ended']];
    return isOver(times, now) ? [[one, 'expired']] : [];
  });
}

/** By their hash in hexadecimal: buffers are no keys. */
async function findLive(
  tx: Tx,
  tenantId: TenantId,
  hashes: readonly Buffer[],
): Promise<Map<string, SessionTimes & { token_hash: Buffer }>> {
  const rows = await tx
    .selectFrom('session')
    .innerJoin('user_account', (join) =>
      join.onRef('user_account.tenant_id', '=', 'session.tenant_id').onRef('user_account.id', '=', 'session.user_id'),
    )
    .select(['session.token_hash', 'session.seen_at', 'session.expires_at'])
    .where('session.tenant_id', '=', tenantId)
    .where('session.token_hash', 'in', hashes)
    .where('session.ended_at', 'is', null)
    .where('user_account.deactivated_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.token_hash.toString('hex'), row]));
}
