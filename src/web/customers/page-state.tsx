import { useTranslation } from 'react-i18next';
import { refusalOf } from '../app/api.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './customer.module.css';

/** What stands in place of a record: it is coming, or why it does not come. */
export function PageState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.single}>
      {error !== null && (
        <h1 className={styles.stateTitle}>
          {refusalOf(error).code === 'not-found' ? t('page.notFound.title') : t('error.title')}
        </h1>
      )}
      <PartState error={error} onRetry={onRetry} rows={6} />
    </div>
  );
}

/** The same for a part of a page, which has no heading of its own. */
export function PartState({ error, onRetry, rows }: { error: unknown; onRetry: () => void; rows?: number }) {
  const { t } = useTranslation();
  if (error === null) return <Skeleton rows={rows} word={t('common.loading')} />;
  const { code, detail } = refusalOf(error);
  return (
    <div role="alert">
      <EmptyState action={code !== 'not-found' && <Button onClick={onRetry}>{t('common.retry')}</Button>}>
        {t(`error.${code}`, detail)}
      </EmptyState>
    </div>
  );
}
