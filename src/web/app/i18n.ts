import i18next from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '../../shared/language.ts';

type Catalogue = Record<string, string>;

/** One chunk a language; only the reader's is fetched. */
const catalogues = import.meta.glob<Catalogue>('../words/*.json', { import: 'default' });

const isLanguage = (code: string): code is Language => (languages as readonly string[]).includes(code);

const memory = 'zvon-language';

/** The one that was chosen here last, else the first of the browser's languages that the product speaks. */
export function preferredLanguage(
  wanted: readonly string[] = [localStorage.getItem(memory) ?? '', ...navigator.languages],
): Language {
  const codes = wanted.map((tag) => tag.split('-')[0]?.toLowerCase() ?? '');
  return codes.find(isLanguage) ?? 'en';
}

async function loadWords(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  const load = catalogues[`../words/${language}.json`];
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
