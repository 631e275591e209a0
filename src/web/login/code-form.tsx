import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { CodeField } from './code-field.tsx';
import styles from './login-form.module.css';

interface CodeFormProps {
  onSubmit: (code: string) => void;
  busy?: boolean | undefined;
  /** Why it was refused, in words. */
  error?: string | null | undefined;
}

/** The second step of signing in. */
export function CodeForm({ onSubmit, busy, error }: CodeFormProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit(code);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <CodeField code={code} onCode={setCode} size="large" autoFocus />
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <Button type="submit" variant="ink" size="large" wide disabled={busy}>
        {t('login.submit')}
      </Button>
    </form>
  );
}
