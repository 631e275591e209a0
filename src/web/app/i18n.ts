import i18next from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/language.ts';
import { languages } from '../../shared/languages.generated.ts';
import type { WordsPart } from '../words/words-part.ts';

type Catalogue = Record<string, string>;

/** Two chunks a language; only the reader's are fetched, and what the desk does not show when a page wants it. */
const catalogues = {
  desk: import.meta.glob<Catalogue>('../words/*/words.json', { import: 'default', query: '?part=desk' }),
  later: import.meta.glob<Catalogue>('../words/*/words.json', { import: 'default', query: '?part=later' }),
};

/** The parts that are read on this page by now, and those that are there already. */
const wanted = new Set<WordsPart>(['desk']);
const loaded = new Set<string>();

const kindOf = (tag: string): string => tag.split('-')[0]!;
/** The very language that a tag names, else one of the same kind: `de` for `de-AT`, `pt-BR` for `pt`. */
const spokenFor = (tag: string): Language | undefined =>
  languages.find((one) => one === tag) ?? languages.find((one) => kindOf(one) === kindOf(tag));

const memory = 'zvon-language';

/** The one that was chosen here last, else the first of the browser's languages that the product speaks. */
export function preferredLanguage(
  wanted: readonly string[] = [localStorage.getItem(memory) ?? '', ...navigator.languages],
): Language {
  return wanted.flatMap((tag) => spokenFor(tag) ?? [])[0] ?? 'en';
}

const loadWords = async (language: Language): Promise<void> => {
  await Promise.all([...wanted].map((part) => loadPart(language, part)));
};

async function loadPart(language: Language, part: WordsPart): Promise<void> {
  if (loaded.has(`${language} ${part}`)) return;
  const load = catalogues[part][`../words/${language}/words.json`];
  if (!load) throw new Error(`No catalogue for ${language}`);
  i18next.addResourceBundle(language, 'translation', await load());
  loaded.add(`${language} ${part}`);
}

/** Before a page beyond the desk is shown: its words, and from now on those of each language that is chosen. */
export async function wantLaterWords(): Promise<void> {
  wanted.add('later');
  await loadWords(i18next.language as Language);
}

/** Keys hold dots and texts hold colons, so neither separates anything. */
export async function startWords(language: Language): Promise<void> {
  await i18next
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      keySeparator: false,
      nsSeparator: false,
      resources: {},
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  await chooseLanguage(language);
}

export async function chooseLanguage(language: Language): Promise<void> {
  await loadWords(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  localStorage.setItem(memory, language);
}
