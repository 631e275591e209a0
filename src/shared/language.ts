import { z } from 'zod';
import { languages } from './languages.generated.ts';

/** A language that the screens speak. */
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/**
 * The tag of any language: what a customer speaks, what a number plays, what a name is kept in. The screens need not
 * speak it, or no longer do.
 */
export const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/);
export type LanguageTag = z.infer<typeof LanguageTag>;

/** What the screens speak to whom this language is kept for: English where its words were taken away. */
export const screenLanguage = (kept: LanguageTag): Language => languages.find((one) => one === kept) ?? 'en';

/** A name in several languages; the tenant fills those it uses. */
export const Words = z.record(LanguageTag, z.string());
export type Words = z.infer<typeof Words>;

/** The name in the reader's language; English, then any other, where it is not translated. */
export function inLanguage(words: Words, language: LanguageTag): string {
  return words[language] ?? words.en ?? Object.values(words)[0] ?? '';
}
