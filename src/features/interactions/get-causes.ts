import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import { abilityOf } from '../../core/permissions/ability.ts';
import { subjectOf } from './subject-of.ts';
import { AppError } from '../../shared/errors.ts';
import { isoOf } from '../../shared/time.ts';
import type { SignedIn } from '../route.ts';
import { type EventFound, findEventNames } from './event-names.ts';

/** Longer chains are cut at their far end: a cause is always older, so a chain cannot run in a circle. */
const linksMax = 200;

/** Why an event happened: itself, then what led to it, back to the first cause. */
export async function getCauses(tx: Tx, signedIn: SignedIn, version: number) {
  const { tenantId } = signedIn;
  const { rows } = await sql<EventFound>`
    with recursive chain as (
      select e.*, 1 as nth from event e where tenant_id = ${tenantId} and version = ${version}
      union all
      select e.*, c.nth + 1 from chain c
      join event e on e.tenant_id = ${tenantId} and e.version = c.caused_by and e.version < c.version
      where c.nth < ${linksMax}
    )
    select version, at, actor, caused_by, body || jsonb_build_object('kind', kind) as fact from chain c
    where ${isReadable(signedIn)}
    order by nth`.execute(tx);
  // What the asker may not see is not there, as with every id.
  if (rows[0]?.version !== version) throw new AppError('not-found');
  const names = await findEventNames(tx, signedIn, rows);
  return rows.map(({ version: link, at, actor, fact }) => ({
    ...{ version: link, at: isoOf(at.getTime()), kind: fact.kind, subject: subjectOf(fact) },
    actor: {
      kind: actor.kind,
      name: names.actor(actor) || null,
      rule: actor.kind === 'rule' ? actor.rule : null,
      ruleVersion: actor.kind === 'rule' ? actor.version : null,
    },
  }));
}

/**
 * The rule of `subjectsFor`, as a query: a fact `c` is read by whoever sees what it is about: the case and the contact, else its object, customer or callback.
 * What a colleague did apart from a contact is in the ledger, which is not everybody's to read.
 */
function isReadable({ tenantId, userId, role }: SignedIn) {
  const isSeen = (field: string, table: string) => sql`(body->>${field} is null or exists (
    select 1 from ${sql.table(table)} t where t.tenant_id = ${tenantId} and t.id = (c.body->>${field})::uuid))`;
  const isOwn = sql`coalesce(body->>'agentId', body->>'userId', ${userId}) = ${userId}`;
  return sql`${isSeen('caseId', 'case')} and case when interaction_id is not null
    then exists (select 1 from interaction i where i.tenant_id = ${tenantId} and i.id = c.interaction_id)
    when body->>'caseId' is not null then true
    else ${isSeen('objectId', 'object')} and ${isSeen('customerId', 'customer')}
      and ${isSeen('callbackId', 'callback')} and (${isOwn} or ${abilityOf(role).can('read', 'ledger')}) end`;
}
