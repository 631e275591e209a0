import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Instant } from '../../shared/time.ts';
import type { Tx, Who } from './unit.ts';

export interface AuditEntry {
  /** What was done, in the past tense: `recording.played`, `interaction.voided`. */
  act: string;
  subjectKind: string;
  subjectId: string;
  detail?: Record<string, unknown>;
}

export interface AuditContent {
  seq: number;
  at: string;
  actor: unknown;
  act: string;
  subjectKind: string;
  subjectId: string;
  detail: unknown;
  eventVersion: number | null;
}

/** Keys in order at every depth: jsonb forgets the order that they were written in. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** SHA-256 over the hash before and the canonical content: a row changed later breaks every hash after it. */
export const auditHash = (previous: Buffer, content: AuditContent): Buffer =>
  createHash('sha256').update(previous).update(canonical(content)).digest();

/** Appends to the tenant's chain. The advisory lock keeps two units from taking the same place in it. */
export async function appendAudit(
  tx: Tx,
  who: Who,
  at: Instant,
  entries: readonly AuditEntry[],
  eventVersion: number | null,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`audit:${who.tenantId}`}, 0))`.execute(tx);
  const last = await tx
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .where('tenant_id', '=', who.tenantId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  let previous = last?.hash ?? Buffer.alloc(32);
  let seq = last?.seq ?? 0;
  for (const entry of entries) {
    seq += 1;
    const content: AuditContent = {
      seq,
      at: new Date(at).toISOString(),
      actor: who.actor,
      act: entry.act,
      subjectKind: entry.subjectKind,
      subjectId: entry.subjectId,
      detail: entry.detail ?? {},
      eventVersion,
    };
    const hash = auditHash(previous, content);
    await tx
      .insertInto('audit')
      .values({
        tenant_id: who.tenantId,
        seq,
        at: new Date(at),
        actor: JSON.stringify(who.actor),
        act: entry.act,
        subject_kind: entry.subjectKind,
        subject_id: entry.subjectId,
        detail: JSON.stringify(content.detail),
        event_version: eventVersion,
        previous_hash: previous,
        hash,
      })
      .execute();
    previous = hash;
  }
}
