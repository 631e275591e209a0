import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
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
    where (interaction_id is null or exists (
            select 1 from interaction i where i.tenant_id = ${tenantId} and i.id = c.interaction_id))
      and (body->>'caseId' is null or exists (
            select 1 from "case" k where k.tenant_id = ${tenantId} and k.id = (c.body->>'caseId')::uuid))
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
