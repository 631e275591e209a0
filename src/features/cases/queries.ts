import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { CaseId, TenantId } from '../../shared/ids.ts';
import type { Words } from '../../shared/language.ts';
import type { EventFound } from '../interactions/event-names.ts';

export interface CaseFound {
  id: string;
  no: number;
  title: string;
  state: 'open' | 'waiting' | 'resolved' | 'voided';
  type_names: Words;
  category: string | null;
  owner_name: string | null;
  opened_at: Date;
  due_at: Date | null;
  resolved_at: Date | null;
  made_by: { kind: 'user' } | { kind: 'action'; action: string; version: number };
  customer_id: string | null;
  customer_name: string | null;
  contact_point_id: string | null;
  contact_point_value: string | null;
  object_id: string | null;
  object_title: string | null;
  object_icon: string | null;
}

/** Cases that fit, newest first; `k` is the case. */
export async function findCases(tx: Tx, tenantId: TenantId, fits: RawBuilder<unknown>, limit: number) {
  const { rows } = await sql<CaseFound>`
    select k.id, k.no, k.title, k.state, t.names as type_names, k.category, u.name as owner_name, k.opened_at, k.due_at,
           k.resolved_at, k.made_by, k.customer_id, c.name as customer_name, k.contact_point_id,
           p.value as contact_point_value, k.object_id, o.title as object_title, ot.icon as object_icon
    from "case" k
    join case_type t on t.tenant_id = k.tenant_id and t.id = k.case_type_id
    left join user_account u on u.tenant_id = k.tenant_id and u.id = k.owner_id
    left join customer c on c.tenant_id = k.tenant_id and c.id = k.customer_id
    left join contact_point p on p.tenant_id = k.tenant_id and p.id = k.contact_point_id
    left join object o on o.tenant_id = k.tenant_id and o.id = k.object_id
    left join object_type ot on ot.tenant_id = o.tenant_id and ot.id = o.object_type_id
    where k.tenant_id = ${tenantId} and ${fits}
    order by k.opened_at desc, k.no desc limit ${limit}`.execute(tx);
  return rows;
}

export interface LinkFound {
  id: string;
  role: 'opened_by' | 'continued_in' | 'mentioned';
  arrived_at: Date;
  channel: string;
  direction: string;
  from_number: string | null;
  to_number: string | null;
  agent_name: string | null;
  recording_id: string | null;
}

/** The contacts of a case, the one that opened it first. */
export async function findLinks(tx: Tx, tenantId: TenantId, id: CaseId): Promise<LinkFound[]> {
  const { rows } = await sql<LinkFound>`
    select i.id, l.role, i.arrived_at, i.channel, i.direction, i.from_number, i.to_number, a.name as agent_name,
           (select r.id from recording r where r.tenant_id = i.tenant_id and r.interaction_id = i.id
            order by r.started_at desc limit 1) as recording_id
    from case_interaction l
    join interaction i on i.tenant_id = l.tenant_id and i.id = l.interaction_id
    left join user_account a on a.tenant_id = i.tenant_id and a.id = i.agent_id
    where l.tenant_id = ${tenantId} and l.case_id = ${id}
    order by l.role = 'opened_by' desc, i.arrived_at, i.id`.execute(tx);
  return rows;
}

export async function findCaseEvents(tx: Tx, tenantId: TenantId, id: CaseId): Promise<EventFound[]> {
  const { rows } = await sql<EventFound>`
    select version, at, actor, caused_by, body || jsonb_build_object('kind', kind) as fact from event
    where tenant_id = ${tenantId} and body->>'caseId' = ${id} and body->>'caseId' is not null
    order by version`.execute(tx);
  return rows;
}
