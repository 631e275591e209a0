import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { UserId } from '../../shared/ids.ts';
import type { SignedIn } from '../route.ts';
import { caseRow } from './case-row.ts';
import { findCases } from './queries.ts';

export interface CaseFilter {
  /** Of the opening. */
  from?: string | undefined;
  to?: string | undefined;
  state?: 'open' | 'waiting' | 'resolved' | 'voided' | undefined;
  /** Those that nobody's name is on yet. */
  anonymous: boolean;
  /** Owner. */
  agentId?: UserId | undefined;
  limit: number;
}

/** The cases behind a number, newest first. */
export async function listCases(tx: Tx, { tenantId, language }: SignedIn, filter: CaseFilter) {
  const fits = sql.join(
    [
      sql`true`,
      ...(filter.from ? [sql`k.opened_at >= ${filter.from}`] : []),
      ...(filter.to ? [sql`k.opened_at < ${filter.to}`] : []),
      ...(filter.state ? [sql`k.state = ${filter.state}`] : []),
      ...(filter.anonymous ? [sql`k.customer_id is null`] : []),
      ...(filter.agentId ? [sql`k.owner_id = ${filter.agentId}`] : []),
    ],
    sql` and `,
  );
  const total = await sql<{ total: number }>`
    select count(*) as total from "case" k where k.tenant_id = ${tenantId} and ${fits}`.execute(tx);
  const found = await findCases(tx, tenantId, fits, filter.limit);
  return {
    rows: found.map((one) => ({ ...caseRow(one, language), customerName: one.customer_name })),
    total: total.rows[0]!.total,
  };
}
