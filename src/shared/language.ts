import { z } from 'zod';

export const languages = ['cs', 'pl', 'uk', 'ru', 'en', 'zh'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** A name kept in the six languages of the product; the tenant fills those it uses. */
export const Words = z.partialRecord(Language, z.string());
export type Words = z.infer<typeof Words>;

/** The name in the reader's language; English, then any other, where it is not translated. */
export function inLanguage(words: Words, language: Language): string {
  return words[language] ?? words.en ?? Object.values(words)[0] ?? '';
}
