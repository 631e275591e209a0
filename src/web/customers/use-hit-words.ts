import { useTranslation } from 'react-i18next';
import type { CustomerHit } from '../../shared/api/customers.ts';
import { useFormats } from '../app/reader.tsx';

/** What agrees with the question and what does not, in the reader's words and ways to write. */
export function useHitWords() {
  const { t } = useTranslation();
  const formats = useFormats();
  const shown = (field: string, value: string): string =>
    field === 'birthDate' ? formats.date(value) : field === 'phone' ? formats.phone(value) : value;
  return {
    agrees: (hit: CustomerHit): string => hit.agrees.map((agrees) => t(`search.agrees.${agrees}`)).join(', '),
    differs: (hit: CustomerHit): string =>
      hit.differs.map(({ field, value }) => t(`search.differs.${field}`, { value: shown(field, value) })).join(', '),
  };
}
