import { Eye, EyeOff } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './login-form.module.css';

export interface LoginFormProps {
  onSubmit: (credentials: { email: string; password: string }) => void;
  busy?: boolean;
  /** Why it was refused, in words. */
  error?: string | null;
  /** Signing in again in place: whose session has expired. */
  email?: string;
}

/** E-mail and password, friendly to password managers. */
export function LoginForm({ onSubmit, busy, error, email = '' }: LoginFormProps) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    onSubmit({ email: textOf(typed.get('email')).trim(), password: textOf(typed.get('password')) });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={t('login.email')}
        size="large"
        name="email"
        type="email"
        defaultValue={email}
        autoComplete="username"
        autoFocus={email === ''}
        required
      />
      <Field
        label={t('login.password')}
        size="large"
        name="password"
        type={isShown ? 'text' : 'password'}
        autoComplete="current-password"
        autoFocus={email !== ''}
        required
        origin={
          <IconButton
            label={t(isShown ? 'login.hidePassword' : 'login.showPassword')}
            icon={<Icon of={isShown ? EyeOff : Eye} />}
            onClick={() => setShown(!isShown)}
          />
        }
      />
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

const textOf = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '');
