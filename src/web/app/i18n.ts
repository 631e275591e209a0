import i18next from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/language.ts';
import { languages } from '../../shared/languages.generated.ts';

type Catalogue = Record<string, string>;

/** One chunk a language; only the reader's is fetched. */
const catalogues = import.meta.glob<Catalogue>('../words/*/words.json', { import: 'default' });

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

async function loadWords(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  const load = catalogues[`../words/${language}/words.json`];
  if (!load) throw new Error(`No catalogue for ${language}`);
  i18next.addResourceBundle(language, 'translation', await load());
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
