import { sql } from 'kysely';
import type { Unit } from '../../adapters/postgres/unit.ts';
import type { Instant } from '../../shared/time.ts';
import type { SignedIn } from '../route.ts';

/**
 * Keeps what is being typed. The last write wins, by the server's time: a late request that was overtaken changes
 * nothing, and the same text again is not news. The log learns that something was typed, never what.
 */
export async function saveDraft(
  unit: Unit,
  signedIn: SignedIn,
  { subject, field, value }: { subject: string; field: string; value: string },
): Promise<{ savedAt: Instant }> {
  const { tenantId, userId } = signedIn;
  const { rows } = await sql<{ saved_at: Date }>`
    insert into draft (tenant_id, user_id, subject, field, value, saved_at)
    values (${tenantId}, ${userId}, ${subject}, ${field}, ${value}, ${new Date(unit.at)})
    on conflict (tenant_id, user_id, subject, field)
      do update set value = excluded.value, saved_at = excluded.saved_at
      where draft.saved_at <= excluded.saved_at and draft.value <> excluded.value
    returning saved_at`.execute(unit.tx);
  if (rows[0]) {
    unit.fact({ kind: 'draft.saved', userId, subject, field, savedAt: unit.at });
    return { savedAt: unit.at };
  }
  const kept = await unit.tx
    .selectFrom('draft')
    .select('saved_at')
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .where('subject', '=', subject)
    .where('field', '=', field)
    .executeTakeFirstOrThrow();
  return { savedAt: kept.saved_at.getTime() };
}
