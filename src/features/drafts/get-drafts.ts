import type { Tx } from '../../adapters/postgres/unit.ts';
import { isoOf } from '../../shared/time.ts';
import type { SignedIn } from '../route.ts';

/** What this person has typed for a subject; nobody reads another's drafts. */
export async function getDrafts(tx: Tx, { tenantId, userId }: SignedIn, subject: string) {
  const drafts = await tx
    .selectFrom('draft')
    .select(['field', 'value', 'saved_at'])
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .where('subject', '=', subject)
    .orderBy('field')
    .execute();
  return drafts.map(({ field, value, saved_at }) => ({ field, value, savedAt: isoOf(saved_at.getTime()) }));
}
