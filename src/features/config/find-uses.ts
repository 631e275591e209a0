import type { ConfigUse } from '../../shared/api/config.ts';
import type { ConfigNoun, ConfigRef } from '../../shared/config/config-key.ts';
import { referencesOf } from '../../shared/config/references.ts';
import type { LanguageTag } from '../../shared/language.ts';
import type { ConfigRow } from './config-table.ts';
import type { Configuration } from './config-tables.ts';
import { nameOf } from './name-of.ts';

/** What an item names. */
export const namedBy = (noun: ConfigNoun, settings: ConfigRow['settings']): ConfigRef[] =>
  (referencesOf[noun] as (of: unknown) => ConfigRef[])(settings);

/** Everything in use that names the item. */
export function findUses(all: Configuration, used: ConfigRef, language: LanguageTag): ConfigUse[] {
  return [...all].flatMap(([noun, rows]) =>
    rows
      .filter(({ retiredAt }) => retiredAt === null)
      .filter(({ settings }) => namedBy(noun, settings).some((ref) => ref.noun === used.noun && ref.key === used.key))
      .map((row) => ({ noun, key: row.key, name: nameOf(noun, row, language) })),
  );
}
