import type { InputHTMLAttributes, ReactNode } from 'react';
import styles from './choices.module.css';

interface MarkProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'size'> {
  children: ReactNode;
}

export function Checkbox({ children, ...rest }: MarkProps) {
  return (
    <label className={styles.choice}>
      <input type="checkbox" {...rest} />
      <span>{children}</span>
    </label>
  );
}

export function Radio({ children, ...rest }: MarkProps) {
  return (
    <label className={styles.choice}>
      <input type="radio" {...rest} />
      <span>{children}</span>
    </label>
  );
}

/** One of a few, side by side under one name. */
export function RadioRow<Value extends string>({
  label,
  name,
  options,
  value,
  onChoose,
  showLabel,
}: {
  label: string;
  name: string;
  options: readonly { value: Value; word: ReactNode; disabled?: boolean }[];
  value: Value | null;
  onChoose: (value: Value) => void;
  showLabel?: boolean;
}) {
  return (
    <fieldset className={styles.row}>
      <legend className={showLabel ? styles.legend : 'visually-hidden'}>{label}</legend>
      {options.map((option) => (
        <Radio
          key={option.value}
          name={name}
          checked={option.value === value}
          disabled={option.disabled}
          onChange={() => onChoose(option.value)}
        >
          {option.word}
        </Radio>
      ))}
    </fieldset>
  );
}
