import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { CaseId, UserId } from '../../shared/ids.ts';
import type { SignedIn } from '../route.ts';
import { caseRow } from './case-row.ts';
import { caseVoidedBy } from './case-voided-by.ts';
import { findCases } from './queries.ts';

export interface CaseFilter {
  /** Of the opening. */
  from?: string | undefined;
  to?: string | undefined;
  state?: 'open' | 'waiting' | 'resolved' | 'voided' | undefined;
  /** Those that nobody's name is on yet. */
  anonymous: boolean;
  /** Who voided them. */
  voidedBy?: UserId | undefined;
  /** Owner. */
  agentId?: UserId | undefined;
  no?: number | undefined;
  limit: number;
  after?: CaseId | undefined;
}

/** The cases behind a number, newest first, a page at a time. */
export async function listCases(tx: Tx, { tenantId, language }: SignedIn, filter: CaseFilter) {
  const fits = sql.join(
    [
      sql`true`,
      ...(filter.from ? [sql`k.opened_at >= ${filter.from}`] : []),
      ...(filter.to ? [sql`k.opened_at < ${filter.to}`] : []),
      ...(filter.state ? [sql`k.state = ${filter.state}`] : []),
      ...(filter.anonymous ? [sql`k.customer_id is null`] : []),
      ...(filter.voidedBy ? [sql`k.state = 'voided' and ${caseVoidedBy} = ${filter.voidedBy}`] : []),
      ...(filter.agentId ? [sql`k.owner_id = ${filter.agentId}`] : []),
      ...(filter.no ? [sql`k.no = ${filter.no}`] : []),
    ],
    sql` and `,
  );
  const total = await sql<{ total: number }>`
    select count(*) as total from "case" k where k.tenant_id = ${tenantId} and ${fits}`.execute(tx);
  // What stands after the last case of the page before, so that nothing is shown twice when more come in.
  const left = filter.after
    ? sql`${fits} and (k.opened_at, k.no) < (select opened_at, no from "case" where tenant_id = ${tenantId} and id = ${filter.after})`
    : fits;
  const found = await findCases(tx, tenantId, left, filter.limit + 1);
  const page = found.slice(0, filter.limit);
  return {
    rows: page.map((one) => ({ ...caseRow(one, language), customerName: one.customer_name })),
    total: total.rows[0]!.total,
    next: found.length > page.length ? (page.at(-1)!.id as CaseId) : null,
  };
}
