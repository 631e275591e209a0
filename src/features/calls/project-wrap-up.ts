import { CompiledQuery, type Kysely, sql, type Updateable } from 'kysely';
import type { Tables } from '../../adapters/postgres/tables.generated.ts';
import type { RoutingFact } from '../../shared/events.ts';
import type { InteractionId, TenantId, UserId } from '../../shared/ids.ts';
import { type Instant, isoOf } from '../../shared/time.ts';
import { hadLast } from '../interactions/had-last.ts';

type WrapUpFact = Extract<RoutingFact, { kind: `wrapup.${string}` }>;
type Finished = WrapUpFact & { kind: 'wrapup.finished' };

const changedColumns = [
  'state',
  'until',
  'extensions',
  'parked_at',
  'parked_why',
  'finished_at',
  'outcome_id',
] as const;
type Patch = Pick<Updateable<Tables['wrap_up']>, (typeof changedColumns)[number]>;

/** What a batch of facts does to one form. */
interface WrapUpChange {
  interactionId: InteractionId;
  agentId: UserId;
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
  const changes = wrapUpChanges(events);
  const opened = changes.filter(({ opens }) => opens);
  const changed = changes.filter(({ opens }) => !opens);
  const finished = changes.flatMap((change) => change.finished ?? []);
  return [
    ...(opened.length > 0 ? [openWrapUps(tenantId, opened)] : []),
    ...(changed.length > 0 ? [updateWrapUps(tenantId, changed)] : []),
    ...(finished.length > 0 ? [writeOutcomes(db, tenantId, finished)] : []),
  ];
}

function wrapUpChanges(events: readonly { at: Instant; fact: RoutingFact }[]): WrapUpChange[] {
  const changes = new Map<string, WrapUpChange>();
  for (const { at, fact } of events) {
    if (!isOfWrapUp(fact)) continue;
    const { interactionId, agentId } = fact;
    const key = keyOf(fact);
    const change = changes.get(key) ?? { interactionId, agentId, opens: false, values: {}, finished: null };
    changes.set(key, change);
    if (fact.kind === 'wrapup.started') change.opens = true;
    if (fact.kind === 'wrapup.finished') change.finished = fact;
    Object.assign(change.values, valuesOf(at, fact));
  }
  return [...changes.values()];
}

const isOfWrapUp = (fact: RoutingFact): fact is WrapUpFact => fact.kind.startsWith('wrapup.');

const keyOf = ({ interactionId, agentId }: { interactionId: InteractionId; agentId: UserId }): string =>
  `${interactionId}:${agentId}`;

function valuesOf(at: Instant, fact: WrapUpFact): Patch {
  switch (fact.kind) {
    case 'wrapup.started':
      return { state: 'open', until: isoOf(fact.until), extensions: 0 };
    case 'wrapup.extended':
      return { until: isoOf(fact.until), extensions: fact.extensions };
    case 'wrapup.parked':
      return { state: 'parked', until: null, parked_at: isoOf(at), parked_why: fact.why };
    case 'wrapup.finished':
      return { state: 'finished', until: null, finished_at: isoOf(at), outcome_id: fact.outcomeId };
  }
}

/** What was chosen in the call is in the form. A contact that is wrapped up once more begins anew, but for the outcome. */
const open = `
  insert into wrap_up as w (tenant_id, interaction_id, agent_id, ${changedColumns.join(', ')})
  select $1::uuid, r.interaction_id, r.agent_id, r.state, r.until, r.extensions, r.parked_at, r.parked_why,
    r.finished_at, case r.state when 'finished' then r.outcome_id else (
      select i.outcome_id from interaction i where i.tenant_id = $1 and i.id = r.interaction_id) end
  from jsonb_populate_recordset(null::wrap_up, $2::jsonb) r
  on conflict (tenant_id, interaction_id, agent_id) do update
  set state = excluded.state, until = excluded.until, extensions = excluded.extensions,
    parked_at = coalesce(excluded.parked_at, w.parked_at), parked_why = coalesce(excluded.parked_why, w.parked_why),
    finished_at = coalesce(excluded.finished_at, w.finished_at), outcome_id = excluded.outcome_id`;

const openWrapUps = (tenantId: TenantId, changes: readonly WrapUpChange[]): CompiledQuery => {
  const rows = changes.map(({ interactionId, agentId, values }) => {
    return { interaction_id: interactionId, agent_id: agentId, ...values };
  });
  return CompiledQuery.raw(open, [tenantId, JSON.stringify(rows)]);
};

/** What a change does not name stays as it is: the record is filled from the row. */
const update = `
  update wrap_up w
  set (${changedColumns.join(', ')}) = (
    select ${changedColumns.map((column) => `p.${column}`).join(', ')}
    from jsonb_populate_record(w, $3::jsonb->(w.interaction_id || ':' || w.agent_id)) p)
  where w.tenant_id = $1 and w.interaction_id = any($2::uuid[]) and $3 ? (w.interaction_id || ':' || w.agent_id)`;

const updateWrapUps = (tenantId: TenantId, changes: readonly WrapUpChange[]): CompiledQuery =>
  CompiledQuery.raw(update, [
    tenantId,
    changes.map(({ interactionId }) => interactionId),
    JSON.stringify(Object.fromEntries(changes.map((change) => [keyOf(change), change.values]))),
  ]);

/** The form of an agent who had the contact before another did says nothing for the contact. */
function writeOutcomes(db: Kysely<Tables>, tenantId: TenantId, finished: readonly Finished[]): CompiledQuery {
  const forms = JSON.stringify(Object.fromEntries(finished.map((fact) => [keyOf(fact), fact])));
  const contacts = finished.map(({ interactionId }) => interactionId);
  return sql`
    update interaction i
    set (outcome_id, outcome_late) = (
      select (form->>'outcomeId')::uuid, (form->>'late')::boolean
      from (select ${forms}::jsonb->(i.id || ':' || ${hadLast}) as form) f)
    where i.tenant_id = ${tenantId} and i.id = any(${contacts}::uuid[]) and ${forms}::jsonb ? (i.id || ':' || ${hadLast})`.compile(
    db,
  );
}
