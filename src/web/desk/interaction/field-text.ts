import { useTranslation } from 'react-i18next';
import type { ObjectDoc } from '../../../shared/api/customers.ts';
import { useFormats } from '../../app/reader.tsx';

type Field = Pick<ObjectDoc['fields'][number], 'type' | 'value'>;

/** A field's value as it is read in the reader's language; null where it is not known. */
export function useFieldText(): (field: Field) => string | null {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ type, value }) => {
    if (value === null || value === undefined) return null;
    if (typeof value === 'object') return formats.money(value.minor / 100, value.currency);
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    if (type === 'date' && typeof value === 'string') return formats.date(value);
    if (type === 'month' && typeof value === 'string') return `${value.slice(5, 7)}/${value.slice(0, 4)}`;
    return typeof value === 'number' ? formats.number(value) : value;
  };
}
