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
  const [error, setError] = useState<string | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await api.session.signIn({ email, password });
      setPassword('');
      setError(null);
      onSignedIn();
    } catch (failure) {
      const { code, detail } = refusalOf(failure);
      setError(t(`error.${code}`, detail));
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
          error={error}
          onChange={(event) => setPassword(event.currentTarget.value)}
          data-autofocus
        />
        <Button type="submit" variant="ink" size="form" wide>
          {t('login.submit')}
        </Button>
      </form>
    </Dialog>
  );
}
