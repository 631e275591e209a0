import { type ReactNode, type SelectHTMLAttributes, useId } from 'react';
import styles from './fields.module.css';

export interface Option {
  value: string;
  word: string;
}

interface SelectFieldProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'size'> {
  label: string;
  value: string;
  options: readonly Option[];
  onChoose: (value: string) => void;
  /** At the left of the label, under the label, or only said: in a row the words around it name it. */
  place?: 'beside' | 'under' | 'said';
  wrong?: boolean;
  children?: ReactNode;
}

/** One of several, chosen in the browser's own list. A value that is not among them is shown as it stands. */
export function SelectField(props: SelectFieldProps) {
  const { label, value, options, onChoose, place = 'under', wrong, children, ...rest } = props;
  const id = useId();
  const isKnown = options.some((option) => option.value === value);
  return (
    <div className={styles.field} data-place={place}>
      <label htmlFor={id} className={place === 'said' ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={value}
        data-wrong={wrong ? '' : undefined}
        onChange={(event) => onChoose(event.target.value)}
        {...rest}
      >
        {!isKnown && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.word}
          </option>
        ))}
      </select>
      {children}
    </div>
  );
}
