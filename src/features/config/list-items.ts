import type { Tx } from '../../adapters/postgres/unit.ts';
import type { ConfigItem } from '../../shared/api/config.ts';
import type { ConfigNoun } from '../../shared/config/config-key.ts';
import { isoOf } from '../../shared/time.ts';
import type { SignedIn } from '../route.ts';
import type { ConfigRow } from './config-table.ts';
import { tableOf } from './config-tables.ts';
import { nameOf } from './name-of.ts';
import { findRevisions } from './queries.ts';

/** What is set up of a noun, by key; what is out of use only on demand. */
export async function listItems(
  tx: Tx,
  { tenantId, language }: Pick<SignedIn, 'tenantId' | 'language'>,
  { noun, retired }: { noun: ConfigNoun; retired: boolean },
): Promise<ConfigItem[]> {
  const rows = await tableOf(noun).list(tx, tenantId);
  const revisions = await findRevisions(tx, tenantId, noun);
  return rows
    .filter(({ retiredAt }) => retired || retiredAt === null)
    .map((row) => itemOf(noun, row, { language, revision: revisions.get(row.key) ?? 0 }));
}

export const itemOf = (
  noun: ConfigNoun,
  row: ConfigRow,
  { language, revision }: { language: SignedIn['language']; revision: number },
): ConfigItem => ({
  ...{ noun, key: row.key, id: row.id, name: nameOf(noun, row, language), settings: row.settings, revision },
  retiredAt: row.retiredAt && isoOf(row.retiredAt.getTime()),
});
