import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/language.ts';
import { api, refusalOf } from '../app/api.ts';
import { type Health, readHealth } from '../app/health.ts';
import { chooseLanguage } from '../app/i18n.ts';
import { LoginPage } from './login-page.tsx';
import { ownPath } from './own-path.ts';

/** The way in. The health line is the server's own answer. */
export function LoginScreen() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { history } = useRouter();
  const { to } = useSearch({ from: '/login' });
  const [health, setHealth] = useState<Health | null | 'unreachable'>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    const look = (): void => {
      readHealth().then(setHealth, () => setHealth('unreachable'));
    };
    look();
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, []);
  const signIn = async (email: string, password: string): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await api.session.signIn({ email, password });
      history.push(ownPath(to, location.origin));
    } catch (failure) {
      const { code, detail } = refusalOf(failure);
      setError(t(`error.${code}`, detail));
    } finally {
      setBusy(false);
    }
  };
  const answered = health === 'unreachable' ? null : health;
  return (
    <LoginPage
      firm={null}
      host={location.host}
      version={answered?.version ?? ''}
      health={health === 'unreachable' ? health : (answered?.status ?? 'asked')}
      language={i18n.language as Language}
      onLanguage={(language) => void chooseLanguage(language)}
      onCheck={() => void navigate({ to: '/doctor' })}
      onSubmit={({ email, password }) => void signIn(email, password)}
      busy={isBusy}
      error={error}
    />
  );
}

const lookEveryMs = 10_000;
