import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import type { FormField } from './noun-forms.ts';
import { unitMs } from './say-value.ts';

interface FieldRowProps {
  field: FormField;
  /** Several controls under one name are a group; one control has the label. */
  isGroup?: boolean;
  children: (ids: { id: string; about: string | undefined; isWrong: boolean }) => ReactNode;
}

/** The name of a field at the left, the field, what it means, and what is wrong with it. Changed: a mark before it. */
export function FieldRow({ field, isGroup = false, children }: FieldRowProps) {
  const { t } = useTranslation();
  const { faultAt, draft } = useForm();
  const id = useId();
  const fault = faultAt(field.key);
  const divisor = field.kind === 'time' ? unitMs[field.unit] : 1;
  const limit = fault?.limit === undefined ? undefined : fault.limit / divisor;
  const label = t(`admin.field.${field.key}`);
  const about = [fault && `${id}-fault`, field.hasHint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
  const isChanged = JSON.stringify(draft.settings[field.key]) !== JSON.stringify(draft.base[field.key]);
  return (
    <div
      className={styles.row}
      role={isGroup ? 'group' : undefined}
      aria-labelledby={isGroup ? `${id}-label` : undefined}
      data-changed={isChanged ? '' : undefined}
      data-field={field.key}
    >
      {isGroup ? (
        <span id={`${id}-label`} className={styles.label}>
          {label}
        </span>
      ) : (
        <label id={`${id}-label`} htmlFor={id} className={styles.label}>
          {label}
        </label>
      )}
      <div className={styles.control}>
        {children({ id, about, isWrong: fault !== null })}
        {field.hasHint && (
          <p id={`${id}-hint`} className={styles.hint}>
            {t(`admin.hint.${field.key}`)}
          </p>
        )}
        {fault && (
          <p id={`${id}-fault`} className={styles.fault}>
            {t(`admin.fault.${fault.kind}`, { limit })}
          </p>
        )}
      </div>
    </div>
  );
}
