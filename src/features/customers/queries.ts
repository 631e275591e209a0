import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { CustomerDoc } from '../../shared/api/customers.ts';
import type { CaseId, ContactPointId, CustomerId, TenantId } from '../../shared/ids.ts';
import { type Language, type Words, inLanguage } from '../../shared/language.ts';
import { isoOf } from '../../shared/time.ts';

export function findCustomer(tx: Tx, tenantId: TenantId, id: CustomerId) {
  return tx
    .selectFrom('customer')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

type ContactPoint = CustomerDoc['contactPoints'][number];

interface PointFound {
  id: ContactPointId;
  kind: ContactPoint['kind'];
  value: string;
  status: ContactPoint['status'];
  source: string;
  usage: ContactPoint['usage'];
  preference: string | null;
  last_success_at: Date | null;
}

const pointDoc = ({ last_success_at, ...point }: PointFound): ContactPoint => ({
  ...point,
  lastSuccessAt: last_success_at && isoOf(last_success_at.getTime()),
});

/** The customer's own ones first, then shared ones, then guesses. */
export async function findPointsOf(tx: Tx, tenantId: TenantId, id: CustomerId): Promise<ContactPoint[]> {
  const { rows } = await sql<PointFound>`
    select p.id, p.kind, p.value, p.status, p.source, l.usage, l.preference, p.last_success_at
    from customer_contact_point l
    join contact_point p on p.tenant_id = l.tenant_id and p.id = l.contact_point_id
    where l.tenant_id = ${tenantId} and l.customer_id = ${id}
    order by p.kind = 'phone' desc, p.kind, array_position('{direct,shared,guess}', l.usage), p.value`.execute(tx);
  return rows.map(pointDoc);
}

export async function findPoint(tx: Tx, tenantId: TenantId, id: ContactPointId): Promise<ContactPoint | null> {
  const { rows } = await sql<PointFound>`
    select id, kind, value, status, source, null as usage, null as preference, last_success_at
    from contact_point where tenant_id = ${tenantId} and id = ${id}`.execute(tx);
  return rows[0] ? pointDoc(rows[0]) : null;
}

export async function findUsersOf(
  tx: Tx,
  tenantId: TenantId,
  id: ContactPointId,
): Promise<{ id: CustomerId; name: string; usage: string }[]> {
  const { rows } = await sql<{ id: CustomerId; name: string; usage: string }>`
    select c.id, c.name, l.usage
    from customer_contact_point l join customer c on c.tenant_id = l.tenant_id and c.id = l.customer_id
    where l.tenant_id = ${tenantId} and l.contact_point_id = ${id} order by l.usage, c.name`.execute(tx);
  return rows;
}

export async function findCustomerRelations(
  tx: Tx,
  tenantId: TenantId,
  id: CustomerId,
): Promise<CustomerDoc['relations']> {
  const { rows } = await sql<CustomerDoc['relations'][number]>`
    select r.role, c.id, c.name
    from customer_relation r join customer c on c.tenant_id = r.tenant_id and c.id = r.other_id
    where r.tenant_id = ${tenantId} and r.customer_id = ${id} order by r.role, c.name`.execute(tx);
  return rows;
}

interface OpenCaseFound {
  id: CaseId;
  no: number;
  title: string;
  state: 'open' | 'waiting';
  type_names: Words;
  owner_name: string | null;
  opened_at: Date;
  due_at: Date | null;
}

/** Open and waiting cases of a customer or of a number, the most urgent first. */
export async function findOpenCases(
  tx: Tx,
  { tenantId, language }: { tenantId: TenantId; language: Language },
  of: { customerId: CustomerId } | { contactPointId: ContactPointId },
): Promise<CustomerDoc['openCases']> {
  const condition =
    'customerId' in of ? sql`c.customer_id = ${of.customerId}` : sql`c.contact_point_id = ${of.contactPointId}`;
  const { rows } = await sql<OpenCaseFound>`
    select c.id, c.no, c.title, c.state, t.names as type_names, u.name as owner_name, c.opened_at, c.due_at
    from "case" c
    join case_type t on t.tenant_id = c.tenant_id and t.id = c.case_type_id
    left join user_account u on u.tenant_id = c.tenant_id and u.id = c.owner_id
    where c.tenant_id = ${tenantId} and ${condition} and c.state in ('open', 'waiting')
    order by c.due_at nulls last, c.opened_at desc`.execute(tx);
  return rows.map((row) => ({
    ...{ id: row.id, no: row.no, title: row.title, state: row.state, ownerName: row.owner_name },
    typeName: inLanguage(row.type_names, language),
    openedAt: isoOf(row.opened_at.getTime()),
    dueAt: row.due_at && isoOf(row.due_at.getTime()),
  }));
}

/** What was said last: the note of the newest contact that is over and has one; what is being typed is not the last. */
export async function findLastNote(tx: Tx, tenantId: TenantId, id: CustomerId): Promise<CustomerDoc['lastNote']> {
  const { rows } = await sql<{ at: Date; agent_name: string; value: string }>`
    select i.arrived_at as at, u.name as agent_name, d.value
    from interaction i
    join draft d on d.tenant_id = i.tenant_id and d.user_id = i.agent_id
      and d.subject = 'interaction:' || i.id and d.field = 'note' and d.value <> ''
    join user_account u on u.tenant_id = i.tenant_id and u.id = i.agent_id
    where i.tenant_id = ${tenantId} and i.customer_id = ${id} and i.state = 'ended'
    order by i.arrived_at desc limit 1`.execute(tx);
  const note = rows[0];
  return note ? { at: isoOf(note.at.getTime()), agentName: note.agent_name, text: note.value } : null;
}

export async function countOf(tx: Tx, tenantId: TenantId, id: CustomerId): Promise<CustomerDoc['counts']> {
  const { rows } = await sql<CustomerDoc['counts']>`
    select count(*) as interactions,
           count(*) filter (where arrived_at > transaction_timestamp() - interval '90 days') as "interactions90Days",
           (select count(*) from "case" where tenant_id = ${tenantId} and customer_id = ${id}) as cases
    from interaction where tenant_id = ${tenantId} and customer_id = ${id}`.execute(tx);
  return rows[0]!;
}
