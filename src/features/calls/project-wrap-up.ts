import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type { Tables } from '../../adapters/postgres/tables.generated.ts';
import type { RoutingFact } from '../../shared/events.ts';
import type { TenantId } from '../../shared/ids.ts';
import { type Instant, isoOf } from '../../shared/time.ts';
import { hadLast } from '../interactions/had-last.ts';

type WrapUpFact = Extract<RoutingFact, { kind: `wrapup.${string}` }>;
type Started = WrapUpFact & { kind: 'wrapup.started' };
type Finished = WrapUpFact & { kind: 'wrapup.finished' };

/** Keeps each agent's wrap-up of a contact as far as it has come: a contact that was lost and taken again has two. */
export function projectWrapUp(db: Kysely<Tables>, tenantId: TenantId, at: Instant, fact: WrapUpFact): CompiledQuery[] {
  const form = db
    .updateTable('wrap_up')
    .where('tenant_id', '=', tenantId)
    .where('interaction_id', '=', fact.interactionId)
    .where('agent_id', '=', fact.agentId);
  switch (fact.kind) {
    case 'wrapup.started':
      return [openWrapUp(db, tenantId, fact)];
    case 'wrapup.extended':
      return [form.set({ until: isoOf(fact.until), extensions: fact.extensions }).compile()];
    case 'wrapup.parked':
      return [form.set({ state: 'parked', until: null, parked_at: isoOf(at), parked_why: fact.why }).compile()];
    case 'wrapup.finished':
      return [
        form.set({ state: 'finished', until: null, finished_at: isoOf(at), outcome_id: fact.outcomeId }).compile(),
        writeOutcome(db, tenantId, fact),
      ];
  }
}

/** A contact that is wrapped up once more begins anew, but for the outcome: what was chosen in the call is in the form. */
function openWrapUp(db: Kysely<Tables>, tenantId: TenantId, fact: Started): CompiledQuery {
  const key = { tenant_id: tenantId, interaction_id: fact.interactionId, agent_id: fact.agentId };
  const chosen = sql<string | null>`(
    select outcome_id from interaction where tenant_id = ${tenantId} and id = ${fact.interactionId})`;
  const opened = { state: 'open', until: isoOf(fact.until), outcome_id: chosen } as const;
  return db
    .insertInto('wrap_up')
    .values({ ...key, ...opened })
    .onConflict((oc) =>
      oc.columns(['tenant_id', 'interaction_id', 'agent_id']).doUpdateSet({ ...opened, extensions: 0 }),
    )
    .compile();
}

/** The form of an agent who had the contact before another did says nothing for the contact. */
function writeOutcome(db: Kysely<Tables>, tenantId: TenantId, fact: Finished): CompiledQuery {
  return db
    .updateTable('interaction as i')
    .set({ outcome_id: fact.outcomeId, outcome_late: fact.late })
    .where('i.tenant_id', '=', tenantId)
    .where('i.id', '=', fact.interactionId)
    .where(hadLast, '=', fact.agentId)
    .compile();
}
