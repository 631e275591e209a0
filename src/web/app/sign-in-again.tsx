import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { api, refusalOf } from './api.ts';
import styles from './sign-in-again.module.css';

/** The session is over, the work is not: signing in happens over the screen as it stands. */
export function SignInAgain({ opened, email, onSignedIn }: { opened: boolean; email: string; onSignedIn: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  /** Null until the account turns out to have a second factor. */
  const [code, setCode] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await api.session.signIn({ email, password, ...(code === null ? {} : { code }) });
      setPassword('');
      setCode(null);
      setError(null);
      onSignedIn();
    } catch (failure) {
      const refusal = refusalOf(failure);
      const isCodeNeeded = refusal.code === 'second-factor-needed';
      if (isCodeNeeded) setCode('');
      setError(isCodeNeeded ? null : t(`error.${refusal.code}`, refusal.detail));
    }
  };
  return (
    <Dialog opened={opened} title={t('login.again.title')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <p>{t('login.again.detail')}</p>
        <Field
          label={t('login.password')}
          type="password"
          autoComplete="current-password"
          size="form"
          value={password}
          error={code === null ? error : null}
          onChange={(event) => setPassword(event.currentTarget.value)}
          data-autofocus
        />
        {code !== null && (
          <Field
            label={t('login.code')}
            hint={t('login.code.hint')}
            autoComplete="one-time-code"
            size="form"
            value={code}
            error={error}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoFocus
          />
        )}
        <Button type="submit" variant="ink" size="form" wide>
          {t('login.submit')}
        </Button>
      </form>
    </Dialog>
  );
}
