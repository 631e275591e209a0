import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import { type AskedWord, type Question, lookedUp } from '../../core/search/question.ts';
import type { CustomerId, TenantId } from '../../shared/ids.ts';
import type { Words } from '../../shared/language.ts';
import type { Party } from '../../shared/party.ts';

/** As many as are ranked: the best by likeness are among them. */
const candidatesMax = 120;
const nearMax = 60;
/** Below this share of common trigrams a word is another word. */
const nearFrom = 0.4;

/** Those whose name and city hold every word that was asked, and those whom a number, a key or a date names. */
export async function findCandidates(tx: Tx, tenantId: TenantId, question: Question): Promise<CustomerId[]> {
  const words = [...question.familyName, ...question.givenName, ...question.anywhere];
  const parts = [
    byWords(tenantId, [...words, ...question.city]),
    ...byNumbers(tenantId, question),
    question.birthDate && words.length === 0
      ? sql`(select id from customer where tenant_id = ${tenantId} and birth_date = ${question.birthDate} limit 50)`
      : null,
  ].filter((part) => part !== null);
  return idsOf(tx, parts);
}

/** Those with a word like one of the names that were asked; the likeness itself is judged by `rank`. */
export async function findNear(tx: Tx, tenantId: TenantId, question: Question): Promise<CustomerId[]> {
  const named = question.familyName.length > 0 ? question.familyName : [...question.givenName, ...question.anywhere];
  const readings = named.flatMap((word) => word.readings).filter((reading) => reading.length > 2);
  if (readings.length === 0) return [];
  const likeness = sql.join(readings.map((reading) => sql`word_similarity(${reading}, search_key)`));
  return idsOf(tx, [
    sql`(select id from customer
         where tenant_id = ${tenantId} and search_key ~ ${anyPieceOf(readings)} and greatest(${likeness}) >= ${nearFrom}
         order by greatest(${likeness}) desc, id limit ${nearMax})`,
  ]);
}

/** A slip of the pen leaves some three letters in their place; to look for those is cheaper than to measure all. */
function anyPieceOf(readings: readonly string[]): string {
  const pieces = readings.flatMap((reading) =>
    Array.from(reading.slice(2), (_letter, at) => reading.slice(at, at + 3)),
  );
  return [...new Set(pieces)].join('|');
}

function byWords(tenantId: TenantId, words: readonly AskedWord[]): RawBuilder<unknown> | null {
  if (words.length === 0) return null;
  const conditions = words.map((word) => {
    const patterns = word.readings.map((reading) => `%${reading}%`);
    return sql`search_key like any(${patterns}::text[])`;
  });
  const asked = words.map((word) => word.readings[0]).join(' ');
  return sql`(select id from customer where tenant_id = ${tenantId} and ${sql.join(conditions, sql` and `)}
              order by similarity(search_key, ${asked}) desc, id limit ${candidatesMax})`;
}

function byNumbers(tenantId: TenantId, question: Question): RawBuilder<unknown>[] {
  const { keys, phones } = lookedUp(question);
  const whole = phones.filter((digits) => digits.length === 9);
  const parts = phones.filter((digits) => digits.length < 9).map((digits) => `%${digits}%`);
  const prefixes = keys.filter((key) => key.length >= 6).map((key) => `${key}%`);
  const found: RawBuilder<unknown>[] = [];
  if (keys.length > 0)
    found.push(
      sql`(select customer_id as id from object where tenant_id = ${tenantId} and key = any(${keys}::text[]) limit 50)`,
      sql`(select id from customer where tenant_id = ${tenantId} and identifier = any(${keys}::text[]) limit 50)`,
    );
  if (prefixes.length > 0)
    found.push(
      sql`(select customer_id as id from object where tenant_id = ${tenantId} and key like any(${prefixes}::text[]) limit 50)`,
    );
  if (whole.length > 0)
    found.push(byPoint(tenantId, sql`p.kind = 'phone' and right(p.value, 9) = any(${whole}::text[])`));
  if (parts.length > 0) found.push(byPoint(tenantId, sql`p.kind = 'phone' and p.value like any(${parts}::text[])`));
  if (question.emails.length > 0)
    found.push(byPoint(tenantId, sql`p.kind = 'email' and p.value = any(${question.emails}::text[])`));
  return found;
}

const byPoint = (tenantId: TenantId, condition: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select l.customer_id as id from contact_point p
       join customer_contact_point l on l.tenant_id = p.tenant_id and l.contact_point_id = p.id
       where p.tenant_id = ${tenantId} and ${condition} limit 50)`;

async function idsOf(tx: Tx, parts: readonly RawBuilder<unknown>[]): Promise<CustomerId[]> {
  if (parts.length === 0) return [];
  const { rows } = await sql<{ id: CustomerId | null }>`${sql.join(parts, sql` union `)}`.execute(tx);
  return rows.flatMap((row) => row.id ?? []);
}

export interface CustomerFound {
  id: CustomerId;
  kind: 'person' | 'organisation';
  party: Party;
  name: string;
  given_name: string | null;
  family_name: string | null;
  organisation_name: string | null;
  city: string | null;
  birth_date: string | null;
  identifier: string | null;
  points: { kind: string; value: string }[];
  objects: { key: string; type: string; names: Words }[];
}

/** What a search shows of customers and ranks them by. */
export async function findForSearch(tx: Tx, tenantId: TenantId, ids: readonly string[]): Promise<CustomerFound[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<CustomerFound>`
    select c.id, c.kind, c.party, c.name, c.given_name, c.family_name, c.organisation_name, c.city, c.birth_date, c.identifier,
           coalesce(p.points, '[]') as points, coalesce(o.objects, '[]') as objects
    from customer c
    left join lateral (
      select jsonb_agg(jsonb_build_object('kind', p.kind, 'value', p.value) order by l.usage, p.value) as points
      from customer_contact_point l
      join contact_point p on p.tenant_id = l.tenant_id and p.id = l.contact_point_id
      where l.tenant_id = c.tenant_id and l.customer_id = c.id
    ) p on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('key', o.key, 'type', t.key, 'names', t.names) order by t.key = 'contract' desc, o.key) as objects
      from object o join object_type t on t.tenant_id = o.tenant_id and t.id = o.object_type_id
      where o.tenant_id = c.tenant_id and o.customer_id = c.id
    ) o on true
    where c.tenant_id = ${tenantId} and c.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}
