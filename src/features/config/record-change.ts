import { sql } from 'kysely';
import type { Unit } from '../../adapters/postgres/unit.ts';
import type { ConfigNoun, ConfigRef } from '../../shared/config/config-key.ts';

export interface Change {
  noun: ConfigNoun;
  key: string;
  change: 'made' | 'changed' | 'retired' | 'brought-back';
  /** Null of what was made. */
  before: object | null;
  after: object;
  why: string | null;
}

/** Puts a change of an item on record, as its next revision. */
export async function recordChange(unit: Unit, { noun, key, change, before, after, why }: Change): Promise<void> {
  const revision = (await holdRevision(unit, { noun, key })) + 1;
  await unit.tx
    .insertInto('config_change')
    .values({
      ...{ tenant_id: unit.who.tenantId, noun, key, revision, change, why, at: new Date(unit.at) },
      ...{ changed_by: JSON.stringify(unit.who.actor), after: JSON.stringify(after) },
      before: before && JSON.stringify(before),
    })
    .execute();
  unit.fact({ kind: 'config.changed', noun, key, revision, change });
  unit.audit({ act: 'config.changed', subjectKind: noun, subjectId: key, detail: { revision, change } });
}

/**
 * Until the commit nobody else sets anything up. An item by itself would not do: what it names could go out of use
 * meanwhile, and two files could wait for each other.
 */
export async function holdConfiguration({ tx, who: { tenantId } }: Unit): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`zvon:config:${tenantId}`}, 0))`.execute(tx);
}

/** The revision that an item is at; until the commit nobody else can take the next one. */
export async function holdRevision(unit: Unit, { noun, key }: ConfigRef): Promise<number> {
  await holdConfiguration(unit);
  const row = await unit.tx
    .selectFrom('config_change')
    .select((eb) => eb.fn.max('revision').as('revision'))
    .where('tenant_id', '=', unit.who.tenantId)
    .where('noun', '=', noun)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.revision ?? 0;
}
