import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import type { FormNoun } from './noun-forms.ts';

interface KeyFieldProps {
  noun: FormNoun;
  value: string;
  fault: 'fault' | 'number' | 'taken' | null;
}

/** What a new item is called in files and addresses; a number is called by what is dialled. */
export function KeyField({ noun, value, fault }: KeyFieldProps) {
  const { t } = useTranslation();
  const { chooseKey, isTried } = useForm();
  const id = useId();
  const shown = value === '' ? null : fault;
  return (
    <div className={styles.row} data-field="key">
      <label htmlFor={id} className={styles.label}>
        {t(noun === 'number' ? 'admin.key.number' : 'admin.key')}
      </label>
      <div className={styles.control}>
        <input
          id={id}
          className={styles.input}
          value={value}
          maxLength={60}
          inputMode={noun === 'number' ? 'tel' : undefined}
          aria-invalid={shown !== null || (isTried && fault !== null) ? true : undefined}
          aria-describedby={`${id}-hint`}
          onChange={(event) => chooseKey(event.target.value.replace(noun === 'number' ? /[\s+]/g : /\s/g, ''))}
        />
        <p id={`${id}-hint`} className={shown === null ? styles.hint : styles.fault}>
          {t(shown === null ? (noun === 'number' ? 'admin.key.numberHint' : 'admin.key.hint') : `admin.key.${shown}`)}
        </p>
      </div>
    </div>
  );
}
