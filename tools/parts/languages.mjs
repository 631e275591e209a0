import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './paths.mjs';

const words = path.join(projectRoot, 'src', 'web', 'words');
export const languagesFile = path.join(projectRoot, 'src', 'shared', 'languages.generated.ts');

/** A language of the screens is a folder with its catalogue, named by its tag. */
export function languageFolders() {
  return readdirSync(words, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/**
 * The languages as the product knows them.
 * @param {string[]} tags
 */
export function languagesSource(tags) {
  const unknown = tags.find((tag) => !isLanguageTag(tag));
  if (unknown !== undefined)
    throw new Error(`src/web/words/${unknown} is not named by the tag of a language, such as de or pt-BR`);
  return [
    '// Written by every build and by npm run generate from the folders below src/web/words; do not edit.',
    '// prettier-ignore',
    `export const languages = [${tags.map((tag) => `'${tag}'`).join(', ')}] as const;`,
    '',
  ].join('\n');
}

/** Touches the file only where a folder came or went: what stays the same is not built anew. */
export function writeLanguages() {
  const source = languagesSource(languageFolders());
  if (readFileSync(languagesFile, 'utf8') !== source) writeFileSync(languagesFile, source);
}

/** @param {string} tag */
function isLanguageTag(tag) {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag && /^[a-z]{2,3}(-|$)/.test(tag);
  } catch {
    // No locale at all, such as a name with an underscore.
    return false;
  }
}
