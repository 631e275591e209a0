import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import type { Refusal } from './api.ts';
import styles from './not-found-page.module.css';

const retryEveryMs = 3_000;

/** The server did not say who is signed in: it is asked again until it does. */
export function SessionFailed({ failure, onRetry }: { failure: Refusal; onRetry: () => void }) {
  const { t } = useTranslation();
  useEffect(() => {
    const timer = setInterval(onRetry, retryEveryMs);
    return () => clearInterval(timer);
  }, [onRetry]);
  return (
    <main className={styles.page}>
      <h1>{t('error.title')}</h1>
      <EmptyState action={<Button onClick={onRetry}>{t('common.retry')}</Button>}>
        {t(`error.${failure.code}`, failure.detail)}
      </EmptyState>
    </main>
  );
}
