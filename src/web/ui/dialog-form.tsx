import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './dialog-form.module.css';

interface DialogFormProps {
  /** What its ink button says. */
  submitWord: string;
  disabled?: boolean;
  onSubmit: () => Promise<void>;
  onCancel: () => void;
  children: ReactNode;
}

/** What a dialog asks, and its two ways out at the foot. */
export function DialogForm({ submitWord, disabled, onSubmit, onCancel, children }: DialogFormProps) {
  const { t } = useTranslation();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      {children}
      <div className={styles.foot}>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        <Button type="submit" variant="ink" disabled={disabled}>
          {submitWord}
        </Button>
      </div>
    </form>
  );
}
