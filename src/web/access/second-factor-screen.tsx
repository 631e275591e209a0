import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../shared/api/session.ts';
import type { Language } from '../../shared/language.ts';
import { api, type Refusal, refusalOf } from '../app/api.ts';
import { chooseLanguage } from '../app/i18n.ts';
import { LoginFrame } from '../login/login-frame.tsx';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './access.module.css';
import { SecondFactorSetup } from './second-factor-setup.tsx';
import { useEnter } from './use-enter.ts';

/** After signing in, of whoever is asked for a second factor and has none; where it is demanded there is no way past. */
export function SecondFactorScreen() {
  const { t, i18n } = useTranslation();
  const { to } = useSearch({ from: '/second-factor' });
  const enter = useEnter();
  const [me, setMe] = useState<Me | null>(null);
  const [failure, setFailure] = useState<Refusal | null>(null);
  const navigate = useNavigate();
  const leave = (): void => enter({ secondFactor: 'free' }, to);
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const found = await api.session.get();
      if (found.secondFactor === 'set' || found.secondFactor === 'free') enter(found, to);
      else setMe(found);
    };
    ask().catch((error: unknown) => {
      const refusal = refusalOf(error);
      if (refusal.code === 'not-signed-in') void navigate({ to: '/login' });
      else setFailure(refusal);
    });
    // Once: what was set up here leads on by itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <LoginFrame
      title={t('access.factor.title')}
      lead={me ? t(me.secondFactor === 'demanded' ? 'access.factor.demanded' : 'access.factor.asked') : location.host}
      language={i18n.language as Language}
      onLanguage={(language) => void chooseLanguage(language)}
    >
      {me && <SecondFactorSetup variant="ink" onDone={leave} />}
      {me?.secondFactor === 'asked' && (
        <div className={styles.acts}>
          <Button variant="quiet" size="form" onClick={leave}>
            {t('access.factor.later')}
          </Button>
        </div>
      )}
      {failure && <p role="alert">{t(`error.${failure.code}`, failure.detail)}</p>}
      {!me && !failure && <Skeleton rows={3} word={t('common.loading')} />}
    </LoginFrame>
  );
}
