import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { CaseId, CustomerId, InteractionId, ObjectId, TenantId, TopicId } from '../../shared/ids.ts';

/** An act on an object, with the system that it asks. */
export interface ActFound {
  action_id: string;
  action_version: number;
  operation: string | null;
  case_rule: unknown;
  object_key: string;
  customer_id: CustomerId | null;
  connector_id: string | null;
  connector_key: string | null;
  connector_enabled: boolean | null;
  manifest: unknown;
}

export async function findAct(tx: Tx, tenantId: TenantId, objectId: ObjectId, key: string): Promise<ActFound | null> {
  const { rows } = await sql<ActFound>`
    select a.id as action_id, a.version as action_version, a.operation, a.case_rule, o.key as object_key, o.customer_id,
           n.id as connector_id, n.key as connector_key, n.enabled as connector_enabled, n.manifest
    from object o
    join action a on a.tenant_id = o.tenant_id and a.object_type_id = o.object_type_id and a.key = ${key}
    left join connector n on n.tenant_id = a.tenant_id and n.id = a.connector_id
    where o.tenant_id = ${tenantId} and o.id = ${objectId}`.execute(tx);
  return rows[0] ?? null;
}

export interface CaseOfActFound {
  id: CaseId;
  no: number;
  title: string;
  state: string;
}

/** The last case that this act has made for this object in this contact. */
export async function findLastCaseOfAct(
  tx: Tx,
  tenantId: TenantId,
  act: { interactionId: InteractionId; actionId: string; objectId: ObjectId },
): Promise<CaseOfActFound | null> {
  const { rows } = await sql<CaseOfActFound>`
    select c.id, c.no, c.title, c.state from action_run r
    join "case" c on c.tenant_id = r.tenant_id and c.id = r.case_id
    where r.tenant_id = ${tenantId} and r.interaction_id = ${act.interactionId} and r.action_id = ${act.actionId}
      and r.object_id = ${act.objectId}
    order by c.no desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** What a case rule names by key. */
export async function findRuleTargets(
  tx: Tx,
  tenantId: TenantId,
  rule: { caseType: string; topic: string | null },
): Promise<{ caseTypeId: string | null; topicId: TopicId | null; language: string }> {
  const { rows } = await sql<{ caseTypeId: string | null; topicId: TopicId | null; language: string }>`
    select (select id from case_type where tenant_id = ${tenantId} and key = ${rule.caseType}) as "caseTypeId",
           (select id from topic where tenant_id = ${tenantId} and key = ${rule.topic} and retired_at is null) as "topicId",
           language
    from tenant where id = ${tenantId}`.execute(tx);
  return rows[0]!;
}

export async function lockObject(
  tx: Tx,
  tenantId: TenantId,
  id: ObjectId,
): Promise<{ data: Record<string, unknown>; freshness: Record<string, { source: string; at: string }> }> {
  return tx
    .selectFrom('object')
    .select(['data', 'freshness'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}
