import type { Language } from '../../shared/language.ts';
import { languages } from '../../shared/languages.generated.ts';
import type { MenuItem } from '../ui/menu.tsx';

/** As its own speakers write it: who cannot read the screen still finds their language. */
export function ownNameOf(language: Language): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

const { compare } = new Intl.Collator('en');

/** All languages in one order for every reader, that of their own names. */
export const offeredLanguages: readonly Language[] = [...languages].sort((one, other) =>
  compare(ownNameOf(one), ownNameOf(other)),
);

export const languageItems = (chosen: Language, onChoose: (language: Language) => void): MenuItem[] =>
  offeredLanguages.map((language) => ({
    key: language,
    label: <span lang={language}>{ownNameOf(language)}</span>,
    chosen: language === chosen,
    onChoose: () => onChoose(language),
  }));
