import { expect, it } from 'vitest';
import { languagesSource } from './languages.mjs';

it('the languages of the screens are the folders of their words', () => {
  expect(languagesSource(['de', 'en', 'pt-BR'])).toContain("export const languages = ['de', 'en', 'pt-BR'] as const;");
});

it.each(['de_DE', 'Deutsch', 'german', 'pt-br', 'drafts', '.old'])(
  'a folder %s, which is not named by the tag of a language, is refused',
  (folder) => {
    expect(() => languagesSource(['en', folder])).toThrow(`src/web/words/${folder} is not named by the tag`);
  },
);
