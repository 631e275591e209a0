import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { EvidenceFound } from '../../core/identity/candidates.ts';
import type { Evidence } from '../../shared/events.ts';
import type { CaseId, ContactPointId, CustomerId, InteractionId, ObjectId, TenantId } from '../../shared/ids.ts';

export interface ContactToIdentify {
  principal_id: string | null;
  channel: string;
  language: string;
  from_number: string | null;
  queue_key: string | null;
  attributes: Record<string, { value: string; type: string; check: string }>;
  /** Versions of the last search, the last attribute before or after it, and a person's choice. */
  sought_at: number | null;
  attribute_at: number | null;
  chosen_at: number | null;
}

export async function findContact(
  tx: Tx,
  tenantId: TenantId,
  id: InteractionId,
  lock: boolean,
): Promise<ContactToIdentify | null> {
  const { rows } = await sql<ContactToIdentify>`
    select i.principal_id, i.channel, i.language, i.from_number, i.attributes,
           (select key from queue q where q.tenant_id = i.tenant_id and q.id = i.queue_id) as queue_key,
           log.sought_at, log.attribute_at, log.chosen_at
    from interaction i
    cross join lateral (
      select max(version) filter (where kind = 'identity.sought') as sought_at,
             max(version) filter (where kind = 'attribute.set') as attribute_at,
             max(version) filter (where kind = 'identity.chosen') as chosen_at
      from event where tenant_id = i.tenant_id and interaction_id = i.id
    ) log
    where i.tenant_id = ${tenantId} and i.id = ${id} ${lock ? sql`for no key update of i` : sql``}`.execute(tx);
  return rows[0] ?? null;
}

/** The number as an entity: found, or made when it has never been met. Nobody is made with it. */
export async function ensurePhonePoint(tx: Tx, tenantId: TenantId, value: string): Promise<ContactPointId> {
  const { rows } = await sql<{ id: ContactPointId }>`
    with made as (
      insert into contact_point (tenant_id, id, kind, value, source)
      select ${tenantId}, gen_random_uuid(), 'phone', ${value}, 'call'
      where not exists (
        select 1 from contact_point where tenant_id = ${tenantId} and kind = 'phone' and value = ${value})
      on conflict (tenant_id, kind, value) do update set value = excluded.value
      returning id
    )
    select id from made
    union all
    select id from contact_point where tenant_id = ${tenantId} and kind = 'phone' and value = ${value}
    limit 1`.execute(tx);
  return rows[0]!.id;
}

/** Customers of another principal than the contact's are not looked at: their firm was not called. */
const ofPrincipal = (principalId: string | null) =>
  principalId === null ? sql`true` : sql`(c.principal_id is null or c.principal_id = ${principalId})`;

/** Whom this number is known for: as their own, as shared, as a guess, or as the number of a firm they stand for. */
export async function findByNumber(
  tx: Tx,
  tenantId: TenantId,
  contactPointId: ContactPointId,
  principalId: string | null,
): Promise<EvidenceFound[]> {
  const { rows } = await sql<{ customerId: CustomerId; evidence: Evidence; detail: Record<string, string> }>`
    with point as (
      select l.customer_id, l.usage, p.status from customer_contact_point l
      join contact_point p on p.tenant_id = l.tenant_id and p.id = l.contact_point_id
      where l.tenant_id = ${tenantId} and l.contact_point_id = ${contactPointId}
    )
    select c.id as "customerId", jsonb_build_object('usage', point.usage) as detail,
           case when point.usage = 'guess' then 'signature'
                -- A number that reached a wrong person proves nobody any more.
                when point.usage = 'direct' and point.status <> 'wrong-person' then 'direct-number'
                else 'shared-number' end as evidence
    from point join customer c on c.tenant_id = ${tenantId} and c.id = point.customer_id
    where ${ofPrincipal(principalId)}
    union all
    select c.id, jsonb_build_object('role', r.role, 'of', r.customer_id), 'representative'
    from point join customer_relation r on r.tenant_id = ${tenantId} and r.customer_id = point.customer_id
    join customer c on c.tenant_id = r.tenant_id and c.id = r.other_id
    where r.role in ('director', 'employee', 'representative') and point.usage <> 'guess'
      and ${ofPrincipal(principalId)}`.execute(tx);
  return rows;
}

export interface TypedObject {
  attribute: string;
  type: string;
  id: ObjectId;
  customerId: CustomerId | null;
}

/** What the caller named by typing its number; an attribute of type `number` may be of any object. */
export async function findTyped(
  tx: Tx,
  tenantId: TenantId,
  attributes: ContactToIdentify['attributes'],
  principalId: string | null,
): Promise<TypedObject[]> {
  const typed = Object.entries(attributes).flatMap(([attribute, { value, type, check }]) =>
    check === 'invalid' ? [] : [{ attribute, type, key: value.replace(/[^\p{L}\p{N}]/gu, '') }],
  );
  if (typed.length === 0) return [];
  const { rows } = await sql<TypedObject>`
    select a.attribute, t.key as type, c.id, c.customer_id as "customerId"
    from jsonb_to_recordset(${JSON.stringify(typed)}::jsonb) as a(attribute text, type text, key text)
    join object c on c.tenant_id = ${tenantId} and c.key = a.key
    join object_type t on t.tenant_id = c.tenant_id and t.id = c.object_type_id
    where (a.type = 'number' or a.type = t.key) and ${ofPrincipal(principalId)}
    order by a.attribute, c.id`.execute(tx);
  return rows;
}

/** How far back a contact still speaks for a customer. */
const recentDays = 7;

/** What is going on with these customers: open cases, and contacts of the last days. */
export async function findGoingOn(
  tx: Tx,
  tenantId: TenantId,
  interactionId: InteractionId,
  customerIds: readonly CustomerId[],
): Promise<(EvidenceFound & { caseId: CaseId | null })[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<EvidenceFound & { caseId: CaseId | null }>`
    select customer_id as "customerId", 'open-case' as evidence,
           case when count(*) = 1 then min(id::text)::uuid end as "caseId",
           jsonb_build_object('no', max(no)::text, 'count', count(*)::text) as detail
    from "case" where tenant_id = ${tenantId} and customer_id = any(${customerIds}::uuid[]) and state in ('open', 'waiting')
    group by customer_id
    union all
    select customer_id, 'called-recently', null, detail from (
      select distinct on (customer_id) customer_id,
             jsonb_build_object('at', to_char(arrived_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                                'agentId', coalesce(agent_id::text, ''), 'direction', direction) as detail
      from interaction where tenant_id = ${tenantId} and customer_id = any(${customerIds}::uuid[])
        and id <> ${interactionId} and voided_at is null
        and arrived_at > transaction_timestamp() - make_interval(days => ${recentDays})
      order by customer_id, arrived_at desc
    ) last`.execute(tx);
  return rows;
}

export async function findPopRules(tx: Tx, tenantId: TenantId) {
  return tx
    .selectFrom('screen_pop_rule')
    .select(['key', 'version', 'position', 'condition', 'target'])
    .where('tenant_id', '=', tenantId)
    .where('enabled', '=', true)
    .execute();
}

/** Whoever is called back for a contact is whoever it was with: often that is known only after the promise. */
export async function nameCallbacks(tx: Tx, tenantId: TenantId, interactionId: InteractionId): Promise<void> {
  await sql`
    update callback b set customer_id = i.customer_id, contact_point_id = i.contact_point_id
    from interaction i
    where i.tenant_id = ${tenantId} and i.id = ${interactionId} and b.tenant_id = i.tenant_id and b.interaction_id = i.id`.execute(
    tx,
  );
}
