import { type Words, languages } from '../../../shared/language.ts';

/** A name in the six languages, in their order: cs, pl, uk, ru, en, zh. */
export type Six = readonly [cs: string, pl: string, uk: string, ru: string, en: string, zh: string];

export const wordsOf = (six: Six): Words =>
  Object.fromEntries(languages.map((language, nth) => [language, six[nth]!])) as Words;

/** As the `names` columns keep it. */
export const namesOf = (six: Six): string => JSON.stringify(wordsOf(six));
