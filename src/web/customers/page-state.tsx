import { useTranslation } from 'react-i18next';
import { refusalOf } from '../app/api.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './customer.module.css';

/** What stands in place of a record: it is coming, or why it does not come. */
export function PageState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  if (!error)
    return (
      <div className={styles.single}>
        <Skeleton rows={6} word={t('common.loading')} />
      </div>
    );
  const { code, detail } = refusalOf(error);
  return (
    <div className={styles.single}>
      <h1 className={styles.title}>{code === 'not-found' ? t('page.notFound.title') : t('error.title')}</h1>
      <EmptyState action={<Button onClick={onRetry}>{t('common.retry')}</Button>}>
        {t(`error.${code}`, detail)}
      </EmptyState>
    </div>
  );
}
