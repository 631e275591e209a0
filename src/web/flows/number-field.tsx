import { useTranslation } from 'react-i18next';
import { CheckedField } from './checked-field.tsx';

interface NumberFieldProps {
  label: string;
  value: number;
  min: number;
  max: number;
  /** A number is kept times this: seconds as milliseconds. */
  times?: number;
  unit?: string;
  place?: 'beside' | 'under' | 'said';
  onKeep: (value: number) => void;
}

const read = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));

/** A number between two others. */
export function NumberField({ label, value, min, max, times = 1, unit, place = 'beside', onKeep }: NumberFieldProps) {
  const { t } = useTranslation();
  const isRight = (text: string): boolean => {
    const kept = Math.round(read(text) * times);
    return kept >= min && kept <= max && (times > 1 || Number.isInteger(read(text)));
  };
  return (
    <CheckedField
      label={label}
      value={String(value / times)}
      unit={unit}
      place={place}
      inputMode="decimal"
      faultOf={(text) => (isRight(text) ? null : t('flow.field.between', { min: min / times, max: max / times }))}
      onKeep={(text) => onKeep(Math.round(read(text) * times))}
    />
  );
}
