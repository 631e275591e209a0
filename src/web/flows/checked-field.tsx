import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import styles from './fields.module.css';

interface CheckedFieldProps {
  label: string;
  value: string;
  /** What is wrong with a text, in words; null where it can be kept. */
  faultOf: (text: string) => string | null;
  onKeep: (text: string) => void;
  /** After the field: what is counted. */
  unit?: string;
  /** Kept only when it is left or Enter is pressed, not with each letter. */
  isKeptAtEnd?: boolean;
  place?: 'beside' | 'under' | 'said';
  inputMode?: 'numeric' | 'decimal' | 'tel';
  id?: string;
}

/** A text that is kept when it is right; what is not stays in the field, and what is wrong is said under it. */
export function CheckedField(props: CheckedFieldProps) {
  const { label, value, faultOf, onKeep, unit, isKeptAtEnd, place = 'under', inputMode } = props;
  const made = useId();
  const id = props.id ?? made;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const fault = text === value ? null : faultOf(text);
  const keep = (next: string): void => {
    if (next !== value && faultOf(next) === null) onKeep(next);
  };
  const type = (next: string): void => {
    setText(next);
    if (!isKeptAtEnd) keep(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') keep(text);
    // What was typed and is not kept yet is the field's own to undo.
    if (text !== value && event.ctrlKey && event.key.toLowerCase() === 'z') event.stopPropagation();
  };
  return (
    <div className={styles.field} data-place={place}>
      <label htmlFor={id} className={place === 'said' ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <span className={styles.box} data-wrong={fault !== null ? '' : undefined}>
        <input
          id={id}
          value={text}
          inputMode={inputMode}
          aria-invalid={fault !== null ? true : undefined}
          aria-describedby={fault !== null ? `${id}-fault` : undefined}
          onChange={(event) => type(event.target.value)}
          onBlur={() => keep(text)}
          onKeyDown={onKeyDown}
        />
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
      </span>
      {fault !== null && (
        <p id={`${id}-fault`} className={styles.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}
