import type { Words } from '../../../shared/language.ts';

/** What the demo speaks, whatever the screens speak besides. */
export const demoLanguages = ['cs', 'pl', 'uk', 'ru', 'en', 'zh'] as const;
export type DemoLanguage = (typeof demoLanguages)[number];

/** A name in the six languages, in their order. */
export type Six = readonly [cs: string, pl: string, uk: string, ru: string, en: string, zh: string];

export const wordsOf = (six: Six): Words =>
  Object.fromEntries(demoLanguages.map((language, nth) => [language, six[nth]!]));

/** As the `names` columns keep it. */
export const namesOf = (six: Six): string => JSON.stringify(wordsOf(six));
