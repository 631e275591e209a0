import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react';
import styles from './field.module.css';

export interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'size'> {
  label: ReactNode;
  /** At the right of the label line: `Forgot it?` */
  beside?: ReactNode;
  /** At the right end inside the field: where its value came from, a button that shows the password. */
  origin?: ReactNode;
  hint?: string;
  error?: string | null;
  /** 32 in a pane, 36 in forms, 40 at the login. */
  size?: 'row' | 'form' | 'large';
  ref?: Ref<HTMLInputElement>;
}

export function Field({ label, beside, origin, hint, error, size = 'row', ref, ...rest }: FieldProps) {
  const id = useId();
  const about = [error ? `${id}-error` : '', hint !== undefined ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return (
    <div className={styles.field} data-size={size}>
      <div className={styles.labels}>
        <label htmlFor={id}>{label}</label>
        {beside}
      </div>
      <div className={styles.box} data-wrong={error ? '' : undefined}>
        <input
          id={id}
          ref={ref}
          aria-invalid={error ? true : undefined}
          aria-describedby={about || undefined}
          {...rest}
        />
        {origin !== undefined && <span className={styles.origin}>{origin}</span>}
      </div>
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
