import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/language.ts';
import { api, refusalOf } from '../app/api.ts';
import { type Health, readHealth } from '../app/health.ts';
import { chooseLanguage } from '../app/i18n.ts';
import { LoginPage } from './login-page.tsx';
import { ownPath } from './own-path.ts';

interface Credentials {
  email: string;
  password: string;
  code?: string;
}

/** The way in. The health line is the server's own answer. */
export function LoginScreen() {
  const { i18n } = useTranslation();
  const navigate = useNavigate();
  const health = useHealth();
  const { signIn, askCode, isBusy, error } = useSignIn();
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
      onSubmit={(credentials) => void signIn(credentials)}
      onCode={askCode}
      busy={isBusy}
      error={error}
    />
  );
}

const lookEveryMs = 10_000;

function useHealth(): Health | null | 'unreachable' {
  const [health, setHealth] = useState<Health | null | 'unreachable'>(null);
  useEffect(() => {
    const look = (): void => {
      readHealth().then(setHealth, () => setHealth('unreachable'));
    };
    look();
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, []);
  return health;
}

/** Signs in by password, and by the code where the account has a second factor; `askCode` is there from then on. */
function useSignIn() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { history } = useRouter();
  const { to } = useSearch({ from: '/login' });
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [known, setKnown] = useState<Credentials | null>(null);
  const signIn = async (credentials: Credentials): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const { secondFactor } = await api.session.signIn(credentials);
      if (secondFactor === 'asked' || secondFactor === 'demanded')
        void navigate({ to: '/second-factor', search: to === undefined ? {} : { to } });
      else history.push(ownPath(to, location.origin));
    } catch (failure) {
      const { code, detail } = refusalOf(failure);
      if (code === 'second-factor-needed') setKnown(credentials);
      else setError(t(`error.${code}`, detail));
    } finally {
      setBusy(false);
    }
  };
  const askCode = known ? (code: string): void => void signIn({ ...known, code }) : undefined;
  return { signIn, askCode, isBusy, error };
}
