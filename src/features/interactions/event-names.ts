import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { Actor, Fact } from '../../shared/events.ts';
import { inLanguage, type Words } from '../../shared/language.ts';
import type { SignedIn } from '../route.ts';

/** An event as it is read for people: no epoch, no tenant. */
export interface EventFound {
  version: number;
  at: Date;
  actor: Actor;
  caused_by: number | null;
  fact: Fact;
}

export interface EventNames {
  /** The name of whatever has this id: an agent, a queue, a customer, a case; empty where the reader may not see it. */
  of(id: string | null): string;
  caseNo(id: string): number | null;
  action(key: string): string;
  rule(key: string): string;
  /** Who did it: a person's or a rule's name, empty for the machinery. */
  actor(actor: Actor): string;
}

/** The names of everything that these events mention, in one query. */
export async function findEventNames(tx: Tx, signedIn: SignedIn, events: readonly EventFound[]): Promise<EventNames> {
  const { tenantId, language } = signedIn;
  const ids = [...new Set(events.flatMap(({ actor, fact }) => idsIn(actor, fact)))];
  const { rows } = await sql<{ id: string; text: string | null; names: Words | null; no: number | null }>`
    select id::text, name as text, null::jsonb as names, null::bigint as no from user_account
      where tenant_id = ${tenantId} and id = any(${ids}::uuid[])
    union all select id::text, name, null, null from customer where tenant_id = ${tenantId} and id = any(${ids}::uuid[])
    union all select id::text, title, null, null from object where tenant_id = ${tenantId} and id = any(${ids}::uuid[])
    union all select id::text, title, null, no from "case" where tenant_id = ${tenantId} and id = any(${ids}::uuid[])
    union all select id::text, null, names, null from queue where tenant_id = ${tenantId} and id = any(${ids}::uuid[])
    union all select id::text, null, names, null from topic where tenant_id = ${tenantId} and id = any(${ids}::uuid[])
    union all select id::text, null, names, null from outcome where tenant_id = ${tenantId} and id = any(${ids}::uuid[])
    union all select 'action:' || key, null, names, null from action where tenant_id = ${tenantId}
    union all select 'outcome:' || key, null, names, null from outcome where tenant_id = ${tenantId}
    union all select 'rule:' || key, null, names, null from screen_pop_rule where tenant_id = ${tenantId}`.execute(tx);
  const found = new Map(
    rows.map((row) => [row.id, { name: row.text ?? inLanguage(row.names ?? {}, language), no: row.no }]),
  );
  const action = (key: string) => found.get(`action:${key}`)?.name ?? key;
  const rule = (key: string) => {
    const [noun, ...rest] = key.split(':');
    if (rest.length === 0) return found.get(`rule:${key}`)?.name ?? key;
    return found.get(`${noun === 'screen-pop' ? 'rule' : noun}:${rest.join(':')}`)?.name ?? key;
  };
  const of = (id: string | null) => (id && found.get(id)?.name) || '';
  return {
    ...{ of, action, rule },
    caseNo: (id) => found.get(id)?.no ?? null,
    actor: (actor) => (actor.kind === 'user' ? of(actor.id) : actor.kind === 'rule' ? rule(actor.rule) : ''),
  };
}

const idFields = [
  'agentId',
  'queueId',
  'customerId',
  'topicId',
  'outcomeId',
  'objectId',
  'caseId',
  'ownerId',
  'userId',
];

function idsIn(actor: Actor, fact: Fact): string[] {
  const values = Object.entries(fact).flatMap(([field, value]) => (idFields.includes(field) && value ? [value] : []));
  return actor.kind === 'user' ? [...values, actor.id] : values;
}
