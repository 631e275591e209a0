import { sql } from 'kysely';
import type { Unit } from '../../adapters/postgres/unit.ts';
import type { ContactPointId, CustomerId } from '../../shared/ids.ts';

/** Keeps a number as the customer's own one; a number that is known already is shared from now on by its status. */
export async function linkNumber(
  unit: Unit,
  { customerId, e164 }: { customerId: CustomerId; e164: string },
): Promise<ContactPointId> {
  const { tx, who } = unit;
  const { rows } = await sql<{ id: ContactPointId }>`
    insert into contact_point (tenant_id, id, kind, value, source)
    values (${who.tenantId}, gen_random_uuid(), 'phone', ${e164}, 'agent')
    on conflict (tenant_id, kind, value) do update set value = excluded.value returning id`.execute(tx);
  const { id } = rows[0]!;
  await sql`
    insert into customer_contact_point (tenant_id, customer_id, contact_point_id, usage, source)
    values (${who.tenantId}, ${customerId}, ${id}, 'direct', 'agent')
    on conflict (tenant_id, customer_id, contact_point_id) do nothing`.execute(tx);
  return id;
}
