import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { languageFolders, languagesFile, languagesSource } from '../../tools/parts/languages.mjs';
import { configurationPage, errorsPage } from '../../tools/write-docs.ts';

it('the page of refusals says what the table says', () => {
  expect(readFileSync('docs/generated/errors.md', 'utf8')).toBe(errorsPage());
});

it('the page of the configuration says what the schemas say', () => {
  expect(readFileSync('docs/generated/configuration.md', 'utf8')).toBe(configurationPage());
});

it('the languages of the screens are the folders of words', () => {
  expect(readFileSync(languagesFile, 'utf8')).toBe(languagesSource(languageFolders()));
});
