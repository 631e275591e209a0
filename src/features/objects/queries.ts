import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { CustomerId, ObjectId, PrincipalId, TenantId } from '../../shared/ids.ts';
import type { Words } from '../../shared/language.ts';

export interface ObjectFound {
  id: ObjectId;
  principal_id: PrincipalId | null;
  object_type_id: string;
  type_key: string;
  type_names: Words;
  icon: string;
  customer_id: CustomerId | null;
  customer_name: string | null;
  key: string;
  title: string;
  state: string;
  data: Record<string, unknown>;
  freshness: Record<string, { source: string; at: string }>;
}

/** In the order of a screen: by type, then what is in force before what is over. */
export async function findObjects(
  tx: Tx,
  tenantId: TenantId,
  which: { ids: readonly string[] } | { customerId: CustomerId },
): Promise<ObjectFound[]> {
  const condition: RawBuilder<unknown> =
    'ids' in which ? sql`o.id = any(${which.ids}::uuid[])` : sql`o.customer_id = ${which.customerId}`;
  const { rows } = await sql<ObjectFound>`
    select o.id, o.principal_id, o.object_type_id, t.key as type_key, t.names as type_names, t.icon, o.customer_id,
           c.name as customer_name, o.key, o.title, o.state, o.data, o.freshness
    from object o
    join object_type t on t.tenant_id = o.tenant_id and t.id = o.object_type_id
    left join customer c on c.tenant_id = o.tenant_id and c.id = o.customer_id
    where o.tenant_id = ${tenantId} and ${condition}
    order by t.key, o.state, o.key`.execute(tx);
  return rows;
}

export interface FieldFound {
  object_type_id: string;
  key: string;
  names: Words;
  type: 'text' | 'number' | 'money' | 'date' | 'month' | 'flag' | 'choice';
  prominent: boolean;
}

export async function findFields(tx: Tx, tenantId: TenantId, typeIds: readonly string[]): Promise<FieldFound[]> {
  const rows = await tx
    .selectFrom('field')
    .select(['object_type_id', 'key', 'names', 'type', 'prominent'])
    .where('tenant_id', '=', tenantId)
    .where('object_type_id', 'in', [...typeIds])
    .orderBy('position')
    .execute();
  return rows as FieldFound[];
}

export interface ActionFound {
  object_type_id: string;
  key: string;
  names: Words;
  icon: string;
  hot_key: string | null;
  primary_act: boolean;
}

export function findActions(tx: Tx, tenantId: TenantId, typeIds: readonly string[]): Promise<ActionFound[]> {
  return tx
    .selectFrom('action')
    .select(['object_type_id', 'key', 'names', 'icon', 'hot_key', 'primary_act'])
    .where('tenant_id', '=', tenantId)
    .where('object_type_id', 'in', [...typeIds])
    .orderBy('position')
    .execute();
}

export interface RelationFound {
  object_id: string;
  role: string;
  id: ObjectId;
  title: string;
  type_names: Words;
  icon: string;
}

export async function findRelations(tx: Tx, tenantId: TenantId, ids: readonly string[]): Promise<RelationFound[]> {
  const { rows } = await sql<RelationFound>`
    select r.object_id, r.role, o.id, o.title, t.names as type_names, t.icon
    from object_relation r
    join object o on o.tenant_id = r.tenant_id and o.id = r.other_id
    join object_type t on t.tenant_id = o.tenant_id and t.id = o.object_type_id
    where r.tenant_id = ${tenantId} and r.object_id = any(${ids}::uuid[])
    order by r.role, o.title`.execute(tx);
  return rows;
}

/** What the screen calls the systems that values come from. */
export async function findSources(tx: Tx, tenantId: TenantId): Promise<{ key: string; names: Words }[]> {
  const { rows } = await sql<{ key: string; names: Words }>`
    select key, manifest->'source' as names from connector where tenant_id = ${tenantId}`.execute(tx);
  return rows;
}
