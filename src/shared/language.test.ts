import { expect, it, test } from 'vitest';
import { inLanguage, LanguageTag, screenLanguage, Words } from './language.ts';
import { languages } from './languages.generated.ts';

it.each(['de', 'pt-BR', 'zh-Hant', 'sr-Latn-RS', 'es-419', ...languages])('%s is the tag of a language', (tag) => {
  expect(LanguageTag.safeParse(tag).success).toBe(true);
  expect(new Intl.DisplayNames(['en'], { type: 'language' }).of(tag)).not.toBe('');
});

it.each(['German', 'de_AT', 'DE', 'de-', '../de', ''])('%s is none', (text) => {
  expect(LanguageTag.safeParse(text).success).toBe(false);
});

test('who is kept with a language that the screens do not speak is shown English', () => {
  expect(languages.map(screenLanguage)).toEqual(languages);
  expect(screenLanguage('la')).toBe('en');
});

test('a name is kept in any language and shown in the reader’s, else in English, else in any', () => {
  const words = Words.parse({ la: 'Chartae', en: 'Cards', cs: 'Karty' });
  expect(['cs', 'la', 'pl'].map((language) => inLanguage(words, language))).toEqual(['Karty', 'Chartae', 'Cards']);
  expect(inLanguage({ la: 'Chartae' }, 'pl')).toBe('Chartae');
  expect(inLanguage({}, 'pl')).toBe('');
});
