import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import styles from './not-found-page.module.css';

/** Where there is no frame around the page. */
export const CrashPage = () => (
  <main>
    <Crash />
  </main>
);

/** A page that could not be drawn or fetched. Drafts are on the server, so loading it anew loses nothing. */
export function Crash() {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <h1>{t('page.crash.title')}</h1>
      <EmptyState action={<Button onClick={() => location.reload()}>{t('common.retry')}</Button>}>
        {t('page.crash.detail')}
      </EmptyState>
    </div>
  );
}
