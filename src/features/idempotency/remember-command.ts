import type { Deps } from '../deps.ts';
import { type SignedIn, whoOf } from '../route.ts';

export type KnownCommand =
  { kind: 'new' | 'mismatch' | 'running' } | { kind: 'answered'; status: number; body: unknown };

/** Takes the key for this request, or tells what became of the request that took it before. */
export async function beginCommand(
  deps: Deps,
  signedIn: SignedIn,
  key: string,
  requestHash: Buffer,
): Promise<KnownCommand> {
  const { tenantId, userId } = signedIn;
  return deps.commit(whoOf(signedIn), async ({ tx }): Promise<KnownCommand> => {
    const inserted = await tx
      .insertInto('idempotency_key')
      .values({ tenant_id: tenantId, user_id: userId, key, request_hash: requestHash })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 1n) return { kind: 'new' };
    const before = await tx
      .selectFrom('idempotency_key')
      .select(['request_hash', 'status', 'response', 'created_at'])
      .where('tenant_id', '=', tenantId)
      .where('user_id', '=', userId)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    if (!before.request_hash.equals(requestHash)) return { kind: 'mismatch' };
    if (before.status !== null) return { kind: 'answered', status: before.status, body: before.response };
    return deps.now() - before.created_at.getTime() > abandonedAfterMs ? { kind: 'new' } : { kind: 'running' };
  });
}

/** A process that died between the command and its answer leaves the key open; after this time it is taken again. */
const abandonedAfterMs = 10_000;

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
