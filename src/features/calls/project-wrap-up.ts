import type { CompiledQuery, Kysely } from 'kysely';
import type { Tables } from '../../adapters/postgres/tables.generated.ts';
import type { RoutingFact } from '../../shared/events.ts';
import type { TenantId } from '../../shared/ids.ts';
import { type Instant, isoOf } from '../../shared/time.ts';

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
        form.set({ state: 'finished', until: null, finished_at: isoOf(at) }).compile(),
        writeOutcome(db, tenantId, fact),
      ];
  }
}

/** A contact that is wrapped up once more begins anew. */
function openWrapUp(db: Kysely<Tables>, tenantId: TenantId, fact: Started): CompiledQuery {
  const key = { tenant_id: tenantId, interaction_id: fact.interactionId, agent_id: fact.agentId };
  const opened = { state: 'open', until: isoOf(fact.until) } as const;
  return db
    .insertInto('wrap_up')
    .values({ ...key, ...opened })
    .onConflict((oc) =>
      oc.columns(['tenant_id', 'interaction_id', 'agent_id']).doUpdateSet({ ...opened, extensions: 0 }),
    )
    .compile();
}

function writeOutcome(db: Kysely<Tables>, tenantId: TenantId, fact: Finished): CompiledQuery {
  return db
    .updateTable('interaction')
    .set({ outcome_id: fact.outcomeId, outcome_late: fact.late })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', fact.interactionId)
    .compile();
}
