import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { FlowDefinition } from '../../shared/config/flow.ts';
import type { FlowId, TenantId, UserId } from '../../shared/ids.ts';
import type { LanguageTag, Words } from '../../shared/language.ts';

export interface FlowFound {
  id: FlowId;
  key: string;
  names: Words;
  published_version: number;
  retired_at: Date | null;
}

const flowColumns = sql`id, key, names, published_version, retired_at`;

export async function findFlow(tx: Tx, tenantId: TenantId, key: string): Promise<FlowFound | null> {
  const { rows } = await sql<FlowFound>`
    select ${flowColumns} from flow where tenant_id = ${tenantId} and key = ${key}`.execute(tx);
  return rows[0] ?? null;
}

/** Whoever changes a flow or its draft holds it until the commit. */
export async function lockFlow(tx: Tx, tenantId: TenantId, key: string): Promise<FlowFound | null> {
  const { rows } = await sql<FlowFound>`
    select ${flowColumns} from flow where tenant_id = ${tenantId} and key = ${key} for update`.execute(tx);
  return rows[0] ?? null;
}

export type FlowListed = FlowFound & { published_at: Date | null; has_draft: boolean };

export async function findFlows(tx: Tx, tenantId: TenantId): Promise<FlowListed[]> {
  const { rows } = await sql<FlowListed>`
    select f.id, f.key, f.names, f.published_version, f.retired_at, v.published_at, d.flow_id is not null as has_draft
    from flow f
    left join flow_version v on v.tenant_id = f.tenant_id and v.flow_id = f.id and v.version = f.published_version
    left join flow_draft d on d.tenant_id = f.tenant_id and d.flow_id = f.id
    where f.tenant_id = ${tenantId}
    order by f.key`.execute(tx);
  return rows;
}

/** Who did something, with the name that they bear now. */
export interface PersonFound {
  user_id: UserId | null;
  user_name: string | null;
}

export type DraftFound = PersonFound & { definition: FlowDefinition; revision: number; saved_at: Date };

export async function findDraft(tx: Tx, tenantId: TenantId, flowId: FlowId): Promise<DraftFound | null> {
  const { rows } = await sql<DraftFound>`
    select d.definition, d.revision, d.saved_at, u.id as user_id, u.name as user_name
    from flow_draft d
    left join user_account u on u.tenant_id = d.tenant_id and u.id::text = d.saved_by ->> 'id'
    where d.tenant_id = ${tenantId} and d.flow_id = ${flowId}`.execute(tx);
  return rows[0] ?? null;
}

export type VersionFound = PersonFound & { version: number; published_at: Date; note: string | null };

/** The newest first. */
export async function findVersions(tx: Tx, tenantId: TenantId, flowId: FlowId): Promise<VersionFound[]> {
  const { rows } = await sql<VersionFound>`
    select v.version, v.published_at, v.note, u.id as user_id, u.name as user_name
    from flow_version v
    left join user_account u on u.tenant_id = v.tenant_id and u.id::text = v.published_by ->> 'id'
    where v.tenant_id = ${tenantId} and v.flow_id = ${flowId}
    order by v.version desc`.execute(tx);
  return rows;
}

export async function findDefinition(
  tx: Tx,
  tenantId: TenantId,
  { flowId, version }: { flowId: FlowId; version: number },
): Promise<FlowDefinition | null> {
  // A number that no version can have is one that none has.
  const { rows } = await sql<{ definition: FlowDefinition }>`
    select definition from flow_version
    where tenant_id = ${tenantId} and flow_id = ${flowId} and version = ${version}::bigint`.execute(tx);
  return rows[0]?.definition ?? null;
}

export interface NumberFound {
  key: string;
  digits: string;
  language: LanguageTag;
}

/** Each number with each flow that it leads to: always, by one of its plans, or in an emergency. */
export async function findNumbers(tx: Tx, tenantId: TenantId): Promise<NumberFound[]> {
  const { rows } = await sql<NumberFound>`
    select f.key, n.digits, n.language
    from number n
    join flow f on f.tenant_id = n.tenant_id
      and (f.id = n.flow_id or n.plans @> jsonb_build_array(jsonb_build_object('flow', f.key))
        or n.emergency ->> 'flow' = f.key)
    where n.tenant_id = ${tenantId} and n.retired_at is null
    order by n.digits`.execute(tx);
  return rows;
}

export interface QueueFound {
  key: string;
  names: Words;
  retired_at: Date | null;
  skilled: number;
}

/** With how many agents have all that the queue asks for at first, and may see its business. */
export async function findQueues(tx: Tx, tenantId: TenantId): Promise<QueueFound[]> {
  const { rows } = await sql<QueueFound>`
    select q.key, q.names, q.retired_at, (
      select count(*)::int from user_account u
      where u.tenant_id = q.tenant_id and u.deactivated_at is null and u.voice_capacity > 0
        and (q.principal_id is null or u.principal_ids is null or q.principal_id = any(u.principal_ids))
        and not exists (
          select from queue_skill s
          left join agent_skill a on a.tenant_id = s.tenant_id and a.skill_id = s.skill_id and a.agent_id = u.id
          where s.tenant_id = q.tenant_id and s.queue_id = q.id and coalesce(a.level, 0) < s.level)
    ) as skilled
    from queue q where q.tenant_id = ${tenantId} order by q.key`.execute(tx);
  return rows;
}

export async function findCalendars(tx: Tx, tenantId: TenantId): Promise<{ key: string; names: Words }[]> {
  const { rows } = await sql<{ key: string; names: Words }>`
    select key, settings -> 'names' as names
    from calendar where tenant_id = ${tenantId} and retired_at is null order by key`.execute(tx);
  return rows;
}
