import { auditHash } from './append-audit.ts';
import type { Tx } from './unit.ts';
import type { TenantId } from '../../shared/ids.ts';
import { isoOf } from '../../shared/time.ts';

export type AuditVerdict =
  /** `head` kept elsewhere proves later that no row was cut off at the end, which the chain alone cannot tell. */
  | { whole: true; rows: number; head: string }
  /** The first place where the chain does not hold. */
  | { whole: false; seq: number; why: 'row-missing' | 'row-changed' | 'link-changed' };

const atOnce = 1_000;

/** Recomputes a tenant's audit chain from its first row. */
export async function verifyAudit(tx: Tx, tenantId: TenantId): Promise<AuditVerdict> {
  let head: Buffer = Buffer.alloc(32);
  let rows = 0;
  for (;;) {
    const page = await findRows(tx, tenantId, rows);
    for (const row of page) {
      const seq = rows + 1;
      if (row.seq !== seq) return { whole: false, seq, why: 'row-missing' };
      if (!row.previous_hash.equals(head)) return { whole: false, seq, why: 'link-changed' };
      head = auditHash(head, contentOf(row));
      if (!row.hash.equals(head)) return { whole: false, seq, why: 'row-changed' };
      rows = seq;
    }
    if (page.length < atOnce) return { whole: true, rows, head: head.toString('hex') };
  }
}

const findRows = (tx: Tx, tenantId: TenantId, after: number) =>
  tx
    .selectFrom('audit')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(atOnce)
    .execute();

const contentOf = (row: Awaited<ReturnType<typeof findRows>>[number]): Parameters<typeof auditHash>[1] => ({
  ...{ seq: row.seq, at: isoOf(row.at.getTime()), actor: row.actor, act: row.act },
  ...{ subjectKind: row.subject_kind, subjectId: row.subject_id, detail: row.detail, eventVersion: row.event_version },
});
