import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { ConfigChange } from '../../shared/api/config.ts';
import type { ConfigNoun, ConfigRef } from '../../shared/config/config-key.ts';
import type { TenantId, UserId } from '../../shared/ids.ts';
import { isoOf } from '../../shared/time.ts';

/** The revision of each item of a noun that was ever changed. */
export async function findRevisions(
  tx: Tx,
  tenantId: TenantId,
  noun: ConfigNoun,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('config_change')
    .select((eb) => ['key', eb.fn.max('revision').as('revision')])
    .where('tenant_id', '=', tenantId)
    .where('noun', '=', noun)
    .groupBy('key')
    .execute();
  return new Map(rows.map(({ key, revision }) => [key, revision]));
}

interface ChangeFound {
  noun: ConfigNoun;
  key: string;
  revision: number;
  change: ConfigChange['change'];
  at: Date;
  why: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
  user_id: UserId | null;
  user_name: string | null;
}

/** With the name that whoever did it bears now. */
const changes = sql`
  select c.noun, c.key, c.revision, c.change, c.at, c.why, c.before, c.after, u.id as user_id, u.name as user_name
  from config_change c
  left join user_account u on u.tenant_id = c.tenant_id and u.id::text = c.changed_by ->> 'id'`;

const changeOf = ({ user_id, user_name, at, ...change }: ChangeFound): ConfigChange => ({
  ...change,
  at: isoOf(at.getTime()),
  by: { id: user_id, name: user_name },
});

/** Of one item, the newest first. */
export async function findChangesOf(tx: Tx, tenantId: TenantId, { noun, key }: ConfigRef): Promise<ConfigChange[]> {
  const { rows } = await sql<ChangeFound>`${changes}
    where c.tenant_id = ${tenantId} and c.noun = ${noun} and c.key = ${key}
    order by c.revision desc limit 20`.execute(tx);
  return rows.map(changeOf);
}

export async function findChange(
  tx: Tx,
  tenantId: TenantId,
  { noun, key, revision }: ConfigRef & { revision: number },
): Promise<ConfigChange | null> {
  const { rows } = await sql<ChangeFound>`${changes}
    where c.tenant_id = ${tenantId} and c.noun = ${noun} and c.key = ${key} and c.revision = ${revision}::bigint`.execute(
    tx,
  );
  return rows[0] ? changeOf(rows[0]) : null;
}

/**
 * Of everything, the newest first. What a file set up bears one time: it stands on one page, however long, because the
 * next page begins before that time.
 */
export async function findChanges(
  tx: Tx,
  tenantId: TenantId,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<ConfigChange[]> {
  const { rows } = await sql<ChangeFound>`select * from (${changes}
    where c.tenant_id = ${tenantId} and (${before ?? null}::timestamptz is null or c.at < ${before ?? null}::timestamptz)
    order by c.at desc fetch first ${limit} rows with ties) page
    order by at desc, noun, key, revision desc`.execute(tx);
  return rows.map(changeOf);
}
