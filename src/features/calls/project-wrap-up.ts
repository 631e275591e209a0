import { type CompiledQuery, type Insertable, type Kysely, type Updateable, sql } from 'kysely';
import type { Tables } from '../../adapters/postgres/tables.generated.ts';
import type { RoutingFact } from '../../shared/events.ts';
import type { TenantId } from '../../shared/ids.ts';
import { type Instant, isoOf } from '../../shared/time.ts';
import { hadLast } from '../interactions/had-last.ts';

type WrapUpFact = Extract<RoutingFact, { kind: `wrapup.${string}` }>;
type Finished = WrapUpFact & { kind: 'wrapup.finished' };
type Row = Insertable<Tables['wrap_up']>;
type Patch = Updateable<Tables['wrap_up']>;

/** What a batch of facts does to one form. */
interface WrapUpChange {
  key: Pick<Row, 'tenant_id' | 'interaction_id' | 'agent_id'>;
  /** The form begins in this batch, for the first time or once more. */
  opens: boolean;
  values: Patch;
  finished: Finished | null;
}

/** Keeps each agent's wrap-up of a contact as far as it has come: a contact that was lost and taken again has two. */
export function projectWrapUps(
  db: Kysely<Tables>,
  tenantId: TenantId,
  events: readonly { at: Instant; fact: RoutingFact }[],
): CompiledQuery[] {
  const changes = new Map<string, WrapUpChange>();
  for (const { at, fact } of events) {
    if (!isOfWrapUp(fact)) continue;
    const { interactionId, agentId } = fact;
    const key = { tenant_id: tenantId, interaction_id: interactionId, agent_id: agentId };
    const change = changes.get(`${interactionId}:${agentId}`) ?? { key, opens: false, values: {}, finished: null };
    changes.set(`${interactionId}:${agentId}`, change);
    if (fact.kind === 'wrapup.started') change.opens = true;
    if (fact.kind === 'wrapup.finished') change.finished = fact;
    Object.assign(change.values, valuesOf(tenantId, at, fact));
  }
  return [...changes.values()].flatMap((change) => [
    writeWrapUp(db, change),
    ...(change.finished ? [writeOutcome(db, tenantId, change.finished)] : []),
  ]);
}

const isOfWrapUp = (fact: RoutingFact): fact is WrapUpFact => fact.kind.startsWith('wrapup.');

function valuesOf(tenantId: TenantId, at: Instant, fact: WrapUpFact): Patch {
  switch (fact.kind) {
    case 'wrapup.started':
      return { state: 'open', until: isoOf(fact.until), extensions: 0, outcome_id: chosenIn(tenantId, fact) };
    case 'wrapup.extended':
      return { until: isoOf(fact.until), extensions: fact.extensions };
    case 'wrapup.parked':
      return { state: 'parked', until: null, parked_at: isoOf(at), parked_why: fact.why };
    case 'wrapup.finished':
      return { state: 'finished', until: null, finished_at: isoOf(at), outcome_id: fact.outcomeId };
  }
}

/** What was chosen in the call is in the form. */
const chosenIn = (tenantId: TenantId, { interactionId }: WrapUpFact) =>
  sql<string | null>`(
    select outcome_id from interaction where tenant_id = ${tenantId} and id = ${interactionId})` as unknown as string;

/** A contact that is wrapped up once more begins anew, but for the outcome. */
function writeWrapUp(db: Kysely<Tables>, { key, opens, values }: WrapUpChange): CompiledQuery {
  if (opens)
    return db
      .insertInto('wrap_up')
      .values({ ...key, ...values } as Row)
      .onConflict((oc) => oc.columns(['tenant_id', 'interaction_id', 'agent_id']).doUpdateSet(values))
      .compile();
  return db
    .updateTable('wrap_up')
    .set(values)
    .where('tenant_id', '=', key.tenant_id)
    .where('interaction_id', '=', key.interaction_id)
    .where('agent_id', '=', key.agent_id)
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
