import { CompiledQuery } from 'kysely';
import { insertRows } from './insert-rows.ts';
import type { LoggedEvent, RoutingFact } from '../../shared/events.ts';
import type { TenantId } from '../../shared/ids.ts';
import { interactionChanges, type InteractionChange, routedColumns } from './interaction-changes.ts';

const arrivalColumns = [
  ...['tenant_id', 'id', 'principal_id', 'channel', 'direction', 'from_number', 'to_number', 'number_id', 'flow_id'],
  ...['flow_version', 'arrived_at'],
];
const insertedColumns = [...arrivalColumns, ...routedColumns, 'answered_at', 'held_ms', 'attributes'];
const untouched = { held: false, held_ms: 0 };

/**
 * One statement for all contacts that are there already. What a change does not name stays as it is: the record is
 * filled from the row. A contact that is taken again has the outcome of who has it now: what they said in a form of
 * theirs, or none yet.
 */
const updateInteractions = `
  update interaction i
  set (${routedColumns.join(', ')}, answered_at, held_ms, outcome_id, attributes) = (
    select ${routedColumns.map((column) => `p.${column}`).join(', ')},
      coalesce(i.answered_at, (change->'asked'->>'answeredAt')::timestamptz),
      i.held_ms + coalesce(
        round(extract(epoch from (change->'asked'->>'heldUntil')::timestamptz - i.held_since) * 1000), 0),
      case when i.answered_at is null or change->'asked'->'answeredBy' is null then i.outcome_id else (
        select w.outcome_id from wrap_up w
        where w.tenant_id = i.tenant_id and w.interaction_id = i.id
          and w.agent_id = (change->'asked'->>'answeredBy')::uuid) end,
      i.attributes || (change->'attributes')
    from (select $3::jsonb->i.id::text as change) c, jsonb_populate_record(i, change->'values') p)
  where i.tenant_id = $1 and i.id = any($2::uuid[])`;

/** What facts mean for the contacts that they are about: two statements for any number of them. */
export function projectInteractions(
  tenantId: TenantId,
  events: readonly (LoggedEvent & { fact: RoutingFact })[],
): CompiledQuery[] {
  const changes = interactionChanges(tenantId, events);
  const begun = changes.flatMap(({ insert, values, attributes }) =>
    insert ? [{ ...untouched, ...insert, ...values, attributes }] : [],
  );
  const changed = changes.filter(({ insert }) => insert === null);
  return [
    ...(begun.length > 0 ? [insertRows('interaction', insertedColumns, begun)] : []),
    ...(changed.length > 0 ? [update(tenantId, changed)] : []),
  ];
}

function update(tenantId: TenantId, changes: readonly InteractionChange[]): CompiledQuery {
  const byId = Object.fromEntries(
    changes.map(({ id, values, asked, attributes }) => [id, { values, asked, attributes }]),
  );
  return CompiledQuery.raw(updateInteractions, [tenantId, Object.keys(byId), JSON.stringify(byId)]);
}
