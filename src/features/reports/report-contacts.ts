import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { ContactsReport } from '../../shared/api/reports.ts';
import { inLanguage, type Language, type Words } from '../../shared/language.ts';
import { caseVoidedBy } from '../cases/case-voided-by.ts';
import { contactKinds, contactsBetween } from '../interactions/contact-kinds.ts';
import { demand, type SignedIn } from '../route.ts';

/** All numbers from one statement: they stand on one version of the log, whatever is committed meanwhile. */
export async function reportContacts(
  tx: Tx,
  signedIn: SignedIn,
  period: { from: string; to: string },
): Promise<ContactsReport> {
  demand(signedIn, 'read', 'report');
  const { tenantId, language } = signedIn;
  const { rows } = await sql<Found>`
    with contact as (
      select i.id, i.agent_id, i.voided_by, i.outcome_id, ${contactKinds.answered} as answered,
             ${contactKinds.abandoned} as abandoned, ${contactKinds['with-outcome']} as with_outcome,
             ${contactKinds['no-case-outcome']} as no_case, ${contactKinds.anonymous} as anonymous,
             ${contactKinds.voided} as voided
      from ${contactsBetween(tenantId, period, 'contacts')}
    ), topics as (
      select t.topic_id, t.interaction_id from interaction_topic t join contact c on c.id = t.interaction_id
      where t.tenant_id = ${tenantId} and t.removed_at is null
    ), cases as (
      select k.customer_id, k.state = 'voided' as voided,
             case when k.state = 'voided' then ${caseVoidedBy}::uuid end as voided_by
      from "case" k
      where k.tenant_id = ${tenantId} and k.opened_at >= ${period.from} and k.opened_at < ${period.to}
    ), agents as (
      select id, coalesce(v.voided, 0) as voided, coalesce(k.voided, 0) as voided_cases,
             coalesce(h.handled, 0) as handled from user_account
      left join (select voided_by, count(*) as voided from contact where voided group by 1) v on v.voided_by = id
      left join (select voided_by, count(*) as voided from cases where voided group by 1) k on k.voided_by = id
      left join (select agent_id, count(*) as handled from contact where answered group by 1) h on h.agent_id = id
      where tenant_id = ${tenantId} and (v.voided > 0 or k.voided > 0 or h.handled > 0)
    )
    select (select version from event_head where tenant_id = ${tenantId}) as version,
           count(*) as contacts, count(*) filter (where answered) as answered,
           count(*) filter (where abandoned) as abandoned, count(*) filter (where with_outcome) as with_outcome,
           count(*) filter (where anonymous) as anonymous, count(*) filter (where voided) as voided,
           (select count(*) from ${contactsBetween(tenantId, period, 'parked')} and ${contactKinds.parked}) as parked,
           (select count(*) from topics) as topics, (select count(*) from cases) as cases,
           (select count(*) from cases where voided) as voided_cases,
           (select count(*) from cases where customer_id is null) as anonymous_cases,
           ${noCaseOutcomes(tenantId)} as no_case_outcomes, ${perTopic(tenantId)} as per_topic,
           (select coalesce(jsonb_agg(jsonb_build_object('agentId', a.id, 'name', u.name, 'voided', a.voided,
              'voidedCases', a.voided_cases, 'handled', a.handled) order by u.name, u.id), '[]')
            from agents a join user_account u on u.tenant_id = ${tenantId} and u.id = a.id) as voided_per_agent
    from contact`.execute(tx);
  return reportOf(rows[0]!, period, language);
}

const noCaseOutcomes = (tenantId: string) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('outcomeId', o.id, 'names', o.names, 'count', n.count)
    order by o.position, o.key), '[]')
  from (select outcome_id, count(*) from contact where no_case group by 1) n
  join outcome o on o.tenant_id = ${tenantId} and o.id = n.outcome_id)`;

const perTopic = (tenantId: string) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('topicId', t.id, 'names', t.names, 'count', n.count,
    'contacts', n.contacts) order by n.count desc, t.key), '[]')
  from (select topic_id, count(*), count(distinct interaction_id) as contacts from topics group by 1) n
  join topic t on t.tenant_id = ${tenantId} and t.id = n.topic_id)`;

type Named<T extends { name: string }> = Omit<T, 'name'> & { names: Words };

interface Found {
  version: number;
  contacts: number;
  answered: number;
  abandoned: number;
  with_outcome: number;
  anonymous: number;
  voided: number;
  parked: number;
  topics: number;
  cases: number;
  anonymous_cases: number;
  voided_cases: number;
  no_case_outcomes: Named<ContactsReport['noCaseOutcomes'][number]>[];
  per_topic: Named<ContactsReport['perTopic'][number]>[];
  voided_per_agent: ContactsReport['voidedPerAgent'];
}

function reportOf(found: Found, period: { from: string; to: string }, language: Language): ContactsReport {
  const { contacts, answered, abandoned, anonymous, voided, parked, topics, cases } = found;
  return {
    ...period,
    version: found.version,
    ...{ contacts, answered, abandoned, anonymous, voided, parked, topics, cases },
    ...{ withOutcome: found.with_outcome, anonymousCases: found.anonymous_cases },
    voidedCases: found.voided_cases,
    noCaseOutcomes: found.no_case_outcomes.map(({ names, ...one }) => ({ ...one, name: inLanguage(names, language) })),
    perTopic: found.per_topic.map(({ names, ...one }) => ({ ...one, name: inLanguage(names, language) })),
    voidedPerAgent: found.voided_per_agent,
  };
}
