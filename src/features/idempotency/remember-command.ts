import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { Deps } from '../deps.ts';
import { connectorTimeoutMaxMs } from '../../shared/connector-manifest.ts';
import { type SignedIn, whoOf } from '../route.ts';

export type KnownCommand =
  { kind: 'new' | 'mismatch' | 'running' } | { kind: 'answered'; status: number; body: unknown };

/**
 * A process that died between the command and its answer leaves the key open; after this time it is taken again. The
 * longest command asks another system twice in vain, and needs its own time besides.
 */
const abandonedAfterMs = 2 * connectorTimeoutMaxMs + 10_000;

/** Takes the key for this request, or tells what became of the request that took it before. */
export async function beginCommand(
  deps: Deps,
  signedIn: SignedIn,
  key: string,
  requestHash: Buffer,
): Promise<KnownCommand> {
  const { tenantId, userId } = signedIn;
  return deps.commit(whoOf(signedIn), async ({ tx }): Promise<KnownCommand> => {
    if (await takeKey(tx, signedIn, key, requestHash)) return { kind: 'new' };
    const before = await tx
      .selectFrom('idempotency_key')
      .select(['request_hash', 'status', 'response'])
      .where('tenant_id', '=', tenantId)
      .where('user_id', '=', userId)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    if (!before.request_hash.equals(requestHash)) return { kind: 'mismatch' };
    if (before.status === null) return { kind: 'running' };
    return { kind: 'answered', status: before.status, body: before.response };
  });
}

/** In one statement, so that of two tries at once, also of two that find it abandoned, only one gets the key. */
async function takeKey(tx: Tx, { tenantId, userId }: SignedIn, key: string, requestHash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    insert into idempotency_key as k (tenant_id, user_id, key, request_hash)
    values (${tenantId}, ${userId}, ${key}, ${requestHash})
    on conflict (tenant_id, user_id, key) do update set created_at = now()
      where k.status is null and k.request_hash = excluded.request_hash
        and k.created_at < now() - make_interval(secs => ${abandonedAfterMs / 1_000})
    returning key`.execute(tx);
  return rows.length === 1;
}

/** Keeps the answer. One that says "try again" is not kept: the next try is a new one. */
export async function endCommand(
  deps: Deps,
  signedIn: SignedIn,
  key: string,
  status: number,
  body: unknown,
): Promise<void> {
  const { tenantId, userId } = signedIn;
  const final = status < 500 && status !== 429;
  await deps.commit(whoOf(signedIn), ({ tx }) =>
    tx
      .updateTable('idempotency_key')
      .set(final ? { status, response: JSON.stringify(body) } : { created_at: new Date(0).toISOString() })
      .where('tenant_id', '=', tenantId)
      .where('user_id', '=', userId)
      .where('key', '=', key)
      .execute(),
  );
}
