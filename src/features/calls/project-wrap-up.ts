import type { Tx } from '../../adapters/postgres/unit.ts';
import type { RoutingFact } from '../../shared/events.ts';
import type { TenantId } from '../../shared/ids.ts';
import { type Instant, isoOf } from '../../shared/time.ts';

type WrapUpFact = Extract<RoutingFact, { kind: `wrapup.${string}` }>;
type Started = WrapUpFact & { kind: 'wrapup.started' };
type Finished = WrapUpFact & { kind: 'wrapup.finished' };

/** Keeps each agent's wrap-up of a contact as far as it has come: a contact that was lost and taken again has two. */
export async function projectWrapUp(tx: Tx, tenantId: TenantId, at: Instant, fact: WrapUpFact): Promise<void> {
  const form = tx
    .updateTable('wrap_up')
    .where('tenant_id', '=', tenantId)
    .where('interaction_id', '=', fact.interactionId)
    .where('agent_id', '=', fact.agentId);
  switch (fact.kind) {
    case 'wrapup.started':
      await openWrapUp(tx, tenantId, fact);
      return;
    case 'wrapup.extended':
      await form.set({ until: isoOf(fact.until), extensions: fact.extensions }).execute();
      return;
    case 'wrapup.parked':
      await form.set({ state: 'parked', until: null, parked_at: isoOf(at), parked_why: fact.why }).execute();
      return;
    case 'wrapup.finished':
      await form.set({ state: 'finished', until: null, finished_at: isoOf(at) }).execute();
      await writeOutcome(tx, tenantId, fact);
  }
}

/** A contact that is wrapped up once more begins anew. */
async function openWrapUp(tx: Tx, tenantId: TenantId, fact: Started): Promise<void> {
  const key = { tenant_id: tenantId, interaction_id: fact.interactionId, agent_id: fact.agentId };
  const opened = { state: 'open', until: isoOf(fact.until) } as const;
  await tx
    .insertInto('wrap_up')
    .values({ ...key, ...opened })
    .onConflict((oc) =>
      oc.columns(['tenant_id', 'interaction_id', 'agent_id']).doUpdateSet({ ...opened, extensions: 0 }),
    )
    .execute();
}

async function writeOutcome(tx: Tx, tenantId: TenantId, fact: Finished): Promise<void> {
  await tx
    .updateTable('interaction')
    .set({ outcome_id: fact.outcomeId, outcome_late: fact.late })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', fact.interactionId)
    .execute();
}
