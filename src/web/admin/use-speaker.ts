import { useTranslation } from 'react-i18next';
import type { ConfigNoun } from '../../shared/config/config-key.ts';
import { useFormats } from '../app/reader.tsx';
import { useSession } from '../app/session.tsx';
import { useItemsOf } from './config-queries.ts';
import { fieldsOf, type FormNoun } from './noun-forms.ts';
import type { Speaker } from './say-value.ts';

const partNouns: Partial<Record<string, readonly ConfigNoun[]>> = {
  skills: ['skill'],
  plans: ['calendar', 'flow'],
  emergency: ['flow'],
  scope: ['principal'],
};

/** The nouns whose items a form names. */
const namedNouns = (noun: FormNoun): ConfigNoun[] => [
  ...new Set(fieldsOf(noun).flatMap((field) => ('noun' in field ? [field.noun] : (partNouns[field.kind] ?? [])))),
];

/** Noon in London is the same day nearly everywhere: a date without a time must not slip into another. */
export const atNoon = (date: string): string => `${date}T12:00:00Z`;

/** How the reader is told the values of a form. */
export function useSpeaker(noun: FormNoun): Speaker {
  const { t } = useTranslation();
  const formats = useFormats();
  const { me } = useSession();
  const items = useItemsOf(namedNouns(noun));
  return {
    t,
    language: me.language,
    nameOf: (of, key) => items.get(of)?.find((item) => item.key === key)?.name ?? key,
    languageName: formats.languageName,
    date: (date) => formats.date(atNoon(date)),
    number: (value) => formats.number(value, Number.isInteger(value) ? 0 : 1),
  };
}
