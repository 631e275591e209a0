import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessLink } from '../../shared/api/access.ts';
import type { Language } from '../../shared/language.ts';
import { api, type Refusal, refusalOf } from '../app/api.ts';
import { chooseLanguage } from '../app/i18n.ts';
import { LoginFrame } from '../login/login-frame.tsx';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './access.module.css';
import { useEnter } from './use-enter.ts';
import { WelcomeForm } from './welcome-form.tsx';

/** Where a link leads that an administrator handed over. Its token stands behind the `#`, which no server is sent. */
export function WelcomeScreen() {
  const { t, i18n } = useTranslation();
  const enter = useEnter();
  const [token] = useState(() => location.hash.slice(1));
  const { link, failure } = useLink(token);
  return (
    <LoginFrame
      title={link ? t(`access.welcome.${link.kind}`, { tenant: link.tenant }) : t('access.welcome')}
      lead={link ? t('access.welcome.lead', { name: link.name, email: link.email }) : location.host}
      language={i18n.language as Language}
      onLanguage={(language) => void chooseLanguage(language)}
    >
      {link && <WelcomeForm token={token} link={link} onEntered={(me) => enter(me)} />}
      {failure && <NoLink failure={failure} />}
      {!link && !failure && <Skeleton rows={3} word={t('common.loading')} />}
    </LoginFrame>
  );
}

function useLink(token: string): { link: AccessLink | null; failure: Refusal | null } {
  const [link, setLink] = useState<AccessLink | null>(null);
  const [failure, setFailure] = useState<Refusal | null>(null);
  useEffect(() => {
    if (token === '') return setFailure({ code: 'link-over', detail: {} });
    api.access.see({ token }).then(setLink, (error: unknown) => setFailure(refusalOf(error)));
    return undefined;
  }, [token]);
  return { link, failure };
}

function NoLink({ failure }: { failure: Refusal }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <div className={styles.part} role="alert">
      <p>{t(`error.${failure.code}`, failure.detail)}</p>
      <Button size="form" onClick={() => void navigate({ to: '/login' })}>
        {t('login.title')}
      </Button>
    </div>
  );
}
