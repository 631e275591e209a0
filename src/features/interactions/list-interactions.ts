import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { ContactKind, InteractionFilter, InteractionRow } from '../../shared/api/interactions.ts';
import { AppError } from '../../shared/errors.ts';
import { InteractionId } from '../../shared/ids.ts';
import { inLanguage, type Words } from '../../shared/language.ts';
import { isoOf } from '../../shared/time.ts';
import type { SignedIn } from '../route.ts';
import { contactKinds, contactsBetween, rowOf } from './contact-kinds.ts';

interface RowFound {
  id: string;
  part_id: string | null;
  arrived_at: Date;
  channel: string;
  direction: 'in' | 'out';
  from_number: string | null;
  customer_id: string | null;
  customer_name: string | null;
  agent_id: string | null;
  agent_name: string | null;
  queue_names: Words | null;
  topics: Words[];
  outcome_names: Words | null;
  case_nos: number[];
  ending: string | null;
  answered_at: Date | null;
  ended_at: Date | null;
  parked: boolean;
  voided: boolean;
}

/** The interactions, or forms or topics of them, behind a number of the report, newest first, a page at a time. */
export async function listInteractions(tx: Tx, signedIn: SignedIn, filter: z.output<typeof InteractionFilter>) {
  const { tenantId, language } = signedIn;
  const { agentId: agent, partId } = rowOf(filter.of);
  const chosen = sql`${contactsBetween(tenantId, filter, filter.of)} and ${sql.join(conditionsOf(filter), sql` and `)}`;
  const total = await sql<{ total: number }>`select count(*) as total from ${chosen}`.execute(tx);
  const { rows } = await sql<RowFound>`
    select i.id, ${partId ?? sql`null`} as part_id, i.arrived_at, i.channel, i.direction, i.from_number, i.customer_id, ${agent} as agent_id, i.ending, i.answered_at,
           i.ended_at, o.names as outcome_names, exists (select 1 from wrap_up f
             where f.tenant_id = i.tenant_id and f.interaction_id = i.id and f.state = 'parked') as parked,
           i.voided_at is not null as voided,
           (select name from customer c where c.tenant_id = i.tenant_id and c.id = i.customer_id) as customer_name,
           (select name from user_account a where a.tenant_id = i.tenant_id and a.id = ${agent}) as agent_name,
           (select names from queue q where q.tenant_id = i.tenant_id and q.id = i.queue_id) as queue_names,
           coalesce((select jsonb_agg(topic.names order by t.added_at, t.id) from interaction_topic t
             join topic on topic.tenant_id = t.tenant_id and topic.id = t.topic_id
             where t.tenant_id = i.tenant_id and t.interaction_id = i.id and t.removed_at is null
               and ${filter.of === 'topics' ? sql`t.id = p.id` : sql`true`}), '[]') as topics,
           coalesce((select jsonb_agg(c.no order by c.no) from case_interaction l
             join "case" c on c.tenant_id = l.tenant_id and c.id = l.case_id
             where l.tenant_id = i.tenant_id and l.interaction_id = i.id), '[]') as case_nos
    from ${chosen} and ${afterOf(tenantId, filter)}
    order by i.arrived_at desc, i.id desc${partId ? sql`, ${partId} desc` : sql``} limit ${filter.limit + 1}`.execute(
    tx,
  );
  const page = rows.slice(0, filter.limit);
  const last = rows.length > filter.limit ? page.at(-1)! : null;
  return {
    rows: page.map((row) => docOf(row, (names) => inLanguage(names, language))),
    total: total.rows[0]!.total,
    next: last && placeOf(last),
  };
}

function conditionsOf(filter: z.output<typeof InteractionFilter>): RawBuilder<unknown>[] {
  const { of, agentId, topicId, outcomeId, contactPointId } = filter;
  return [
    contactKinds[of],
    // Voided contacts are listed by who voided them, which may be a supervisor.
    ...(agentId ? [sql`${of === 'voided' ? sql`i.voided_by` : rowOf(of).agentId} = ${agentId}`] : []),
    ...(outcomeId ? [sql`o.id = ${outcomeId}`] : []),
    ...(contactPointId ? [sql`i.contact_point_id = ${contactPointId}`] : []),
    ...(topicId && of === 'topics' ? [sql`p.topic_id = ${topicId}`] : []),
    ...(topicId && of !== 'topics'
      ? [
          sql`exists (select 1 from interaction_topic t where t.tenant_id = i.tenant_id and t.interaction_id = i.id
                and t.topic_id = ${topicId} and t.removed_at is null)`,
        ]
      : []),
  ];
}

/** Where a list goes on. Two forms or topics of one contact are two rows of it. */
const placeOf = ({ id, part_id }: RowFound): string => (part_id === null ? id : `${id}:${part_id}`);

/** What stands after the last row of the page before, so that nothing is shown twice when more come in. */
function afterOf(
  tenantId: string,
  { of, after }: { of: ContactKind; after?: string | undefined },
): RawBuilder<unknown> {
  if (after === undefined) return sql`true`;
  const { partId } = rowOf(of);
  const [id, part] = after.split(':');
  const place = { id: InteractionId.safeParse(id), part: z.uuid().safeParse(part) };
  if (!place.id.success || place.part.success !== (partId !== null))
    throw new AppError('validation-failed', { fields: [{ path: 'after', message: 'not an id' }] });
  const last = sql`from interaction where tenant_id = ${tenantId} and id = ${place.id.data}`;
  return place.part.success
    ? sql`(i.arrived_at, i.id, ${partId}) < (select arrived_at, id, ${place.part.data}::uuid ${last})`
    : sql`(i.arrived_at, i.id) < (select arrived_at, id ${last})`;
}

function docOf(row: RowFound, nameOf: (names: Words) => string): InteractionRow {
  const talkMs = row.answered_at && row.ended_at ? row.ended_at.getTime() - row.answered_at.getTime() : null;
  return {
    ...{ id: row.id, arrivedAt: isoOf(row.arrived_at.getTime()), channel: row.channel, direction: row.direction },
    ...{ from: row.from_number, customerId: row.customer_id, customerName: row.customer_name },
    ...{ agentId: row.agent_id, agentName: row.agent_name, queueName: row.queue_names && nameOf(row.queue_names) },
    ...{ topics: row.topics.map(nameOf), outcomeName: row.outcome_names && nameOf(row.outcome_names) },
    ...{ caseNos: row.case_nos, ending: row.ending, talkMs, parked: row.parked, voided: row.voided },
  } as InteractionRow;
}
