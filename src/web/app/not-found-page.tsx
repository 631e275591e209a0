import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BellMark } from '../ui/bell-mark.tsx';
import styles from './not-found-page.module.css';

/** Says that there is nothing here, and leads back. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <BellMark />
      <h1>{t('page.notFound.title')}</h1>
      <p>{t('page.notFound.detail')}</p>
      <Link to="/desk">{t('page.toDesk')}</Link>
    </main>
  );
}
