import { sql } from 'kysely';
import type { Unit } from '../../adapters/postgres/unit.ts';
import type { Me } from '../../shared/api/session.ts';
import type { SignedIn } from '../route.ts';

/** How somebody wants the desk to be, wherever they sit; what is not said stays. */
export async function saveSettings(
  { tx }: Unit,
  { tenantId, userId }: SignedIn,
  { language, theme, singleKeys }: Partial<Pick<Me, 'language' | 'theme' | 'singleKeys'>>,
): Promise<void> {
  await tx
    .updateTable('user_account')
    .set((eb) => ({
      language: language ?? eb.ref('language'),
      theme: theme ?? eb.ref('theme'),
      settings: sql`settings || jsonb_strip_nulls(${JSON.stringify({ singleKeys: singleKeys ?? null })}::jsonb)`,
    }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', userId)
    .execute();
}
