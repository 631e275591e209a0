import type { ConfigNoun } from '../../shared/config/config-key.ts';
import { inLanguage, type LanguageTag, type Words } from '../../shared/language.ts';
import type { ConfigRow } from './config-table.ts';

/** What an item is called by its reader; a number is called what is dialled. */
export function nameOf(
  noun: ConfigNoun,
  { key, settings }: Pick<ConfigRow, 'key' | 'settings'>,
  language: LanguageTag,
) {
  if (noun === 'number') return `+${key}`;
  if (noun === 'principal' || noun === 'person') return String(settings['name']);
  return inLanguage(settings['names'] as Words, language);
}
