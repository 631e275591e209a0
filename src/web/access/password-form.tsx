import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { judgePassword } from '../../core/passwords/judge-password.ts';
import { api, refusalOf } from '../app/api.ts';
import { useSession } from '../app/session.tsx';
import { useSay } from '../app/toasts.tsx';
import { useOnce } from '../app/use-once.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import styles from './access.module.css';
import { loginsKey } from './logins-section.tsx';
import { NewPasswordField } from './new-password-field.tsx';

const nothingTyped = { current: '', next: '' };

export function PasswordForm() {
  const { t } = useTranslation();
  const { me } = useSession();
  const say = useSay();
  const client = useQueryClient();
  const [typed, setTyped] = useState(nothingTyped);
  const [error, setError] = useState<string | null>(null);
  const { isBusy, once } = useOnce();
  const change = async (): Promise<void> => {
    const why = judgePassword(typed.next, me);
    setError(why && t('error.password-weak', { why }));
    if (why) return;
    try {
      await api.session.changePassword(typed);
      setTyped(nothingTyped);
      say({ title: t('access.password.changed'), detail: t('access.password.changed.detail') });
      await client.invalidateQueries({ queryKey: loginsKey });
    } catch (failure) {
      const { code, detail } = refusalOf(failure);
      setError(t(`error.${code}`, detail));
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // Never done for good: a password may be changed again.
    once(() => change().then(() => false));
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <input type="hidden" name="username" autoComplete="username" value={me.email} readOnly />
      <Field
        label={t('access.password.current')}
        size="form"
        type="password"
        autoComplete="current-password"
        required
        value={typed.current}
        onChange={(event) => setTyped({ ...typed, current: event.currentTarget.value })}
      />
      <NewPasswordField
        label={t('access.password.new')}
        size="form"
        password={typed.next}
        onPassword={(next) => setTyped({ ...typed, next })}
      />
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <Button type="submit" variant="ink" size="form" disabled={isBusy}>
        {t('access.password.change')}
      </Button>
    </form>
  );
}
