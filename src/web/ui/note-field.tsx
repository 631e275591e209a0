import { type ReactNode, type Ref, type TextareaHTMLAttributes, useId } from 'react';
import styles from './note-field.module.css';

export interface NoteFieldProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  label: string;
  hint?: string;
  /** What is known of its saving, at the right of the head. */
  aside?: ReactNode;
  ref?: Ref<HTMLTextAreaElement>;
}

/** A free text under its head line. Its height comes from `rows`. */
export function NoteField({ label, hint, aside, ref, rows = 2, ...rest }: NoteFieldProps) {
  const id = useId();
  return (
    <div>
      <div className={styles.head}>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && <span id={`${id}-hint`}>{hint}</span>}
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </div>
      <textarea
        id={id}
        ref={ref}
        rows={rows}
        className={styles.text}
        aria-describedby={hint !== undefined ? `${id}-hint` : undefined}
        {...rest}
      />
    </div>
  );
}
