import { type Kysely, sql } from 'kysely';
import type { TenantId } from '../../shared/ids.ts';
import type { Tables } from './tables.generated.ts';
import { enterTenant, type Who } from './unit.ts';

/** How long a lease holds without renewal; renewed three times as often (reliability 5). */
export const leaseMs = 3_000;

/**
 * A process that freezes in a transaction keeps its locks, that of the lease or of the log's head among them: the
 * database takes them back before the lease has run out, so that its successor need not wait for more.
 */
export const silentTransactionMs = 2_000;

const asEngine = (tenantId: TenantId): Who => ({ tenantId, actor: { kind: 'engine' }, principalIds: null });

const nowMs = sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/**
 * Takes the tenant's shard, or says when to try again. The same node takes its own lease back at once, with the next
 * epoch: its dead predecessor was reaped by the supervisor. Only the database's clock counts. An epoch is at least the
 * time of its taking: one that a fail-over lost with its row is not given to somebody else.
 *
 * It looks before it asks: a refused insert would lock the row all the same, and its owner's commits wait for that.
 */
export async function takeLease(
  db: Kysely<Tables>,
  tenantId: TenantId,
  owner: string,
): Promise<{ epoch: number } | null> {
  return db.transaction().execute(async (tx) => {
    await enterTenant(tx, asEngine(tenantId));
    const { rows } = await sql<{ epoch: number }>`
      insert into shard_lease (tenant_id, owner, epoch, expires_at)
      select ${tenantId}, ${owner}, ${nowMs}, clock_timestamp() + ${leaseMs} * interval '1 millisecond'
      where not exists (
        select from shard_lease
        where tenant_id = ${tenantId} and expires_at >= clock_timestamp() and owner <> ${owner})
      on conflict (tenant_id) do update
        set owner = excluded.owner, epoch = greatest(shard_lease.epoch + 1, ${nowMs}), expires_at = excluded.expires_at
        where shard_lease.expires_at < clock_timestamp() or shard_lease.owner = excluded.owner
      returning epoch`.execute(tx);
    return rows[0] ?? null;
  });
}

/** False when somebody else has taken the shard meanwhile: the caller must stop acting at once. */
export async function renewLease(db: Kysely<Tables>, tenantId: TenantId, epoch: number): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await enterTenant(tx, asEngine(tenantId));
    const { numAffectedRows } = await sql`
      update shard_lease set expires_at = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
      where tenant_id = ${tenantId} and epoch = ${epoch}`.execute(tx);
    return numAffectedRows === 1n;
  });
}

/** Gives the shard back, so that the next owner need not wait. */
export async function releaseLease(db: Kysely<Tables>, tenantId: TenantId, epoch: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await enterTenant(tx, asEngine(tenantId));
    await sql`update shard_lease set expires_at = clock_timestamp() where tenant_id = ${tenantId} and epoch = ${epoch}`.execute(
      tx,
    );
  });
}
