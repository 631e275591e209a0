import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { judgePassword } from '../../core/passwords/judge-password.ts';
import type { AccessLink } from '../../shared/api/access.ts';
import type { Me } from '../../shared/api/session.ts';
import { api, refusalOf } from '../app/api.ts';
import { useOnce } from '../app/use-once.ts';
import { CodeField } from '../login/code-field.tsx';
import { Button } from '../ui/button.tsx';
import styles from './access.module.css';
import { NewPasswordField } from './new-password-field.tsx';

interface WelcomeFormProps {
  token: string;
  link: AccessLink;
  onEntered: (me: Me) => void;
}

/** A password of one's own, and the code where there is a second factor already. */
export function WelcomeForm({ token, link, onEntered }: WelcomeFormProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [error, setError] = useState<string | null>(null);
  const { isBusy, once } = useOnce();
  const use = async (): Promise<boolean> => {
    const why = judgePassword(password, link);
    setError(why && t('error.password-weak', { why }));
    if (why) return false;
    try {
      onEntered(await api.access.use({ token, password, ...(link.secondFactor ? { code } : {}) }));
      return true;
    } catch (failure) {
      const refusal = refusalOf(failure);
      setError(t(`error.${refusal.code}`, refusal.detail));
      return false;
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    once(use);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {/* Password managers keep the password under this name. */}
      <input type="hidden" name="username" autoComplete="username" value={link.email} readOnly />
      <NewPasswordField label={t('access.password.new')} password={password} onPassword={setPassword} size="large" />
      {link.secondFactor && <CodeField code={code} onCode={setCode} size="large" />}
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <Button type="submit" variant="ink" size="large" wide disabled={isBusy}>
        {t('access.welcome.submit')}
      </Button>
    </form>
  );
}
