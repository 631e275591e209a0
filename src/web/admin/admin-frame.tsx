import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './admin.module.css';
import { adminGroups } from './admin-sections.ts';
import { AdminsOnly } from './admins-only.tsx';

/** The administration's list at the left and one of its pages: for administrators. */
export function AdminFrame({ title, children }: ComponentProps<typeof AdminsOnly>) {
  return (
    <AdminsOnly title={title}>
      <div className={styles.frame}>
        <Sections />
        {children}
      </div>
    </AdminsOnly>
  );
}

function Sections() {
  const { t } = useTranslation();
  return (
    <nav className={styles.nav} aria-label={t('admin.title')}>
      {adminGroups.map(({ key, nouns }) => (
        <div key={key} role="group" aria-label={t(`admin.group.${key}`)}>
          <p className={styles.group}>{t(`admin.group.${key}`)}</p>
          {nouns.map((noun) => (
            <Link key={noun} to="/admin/$noun" params={{ noun }} className={styles.entry}>
              {t(`admin.noun.${noun}`)}
            </Link>
          ))}
          {key === 'telephony' && (
            <Link to="/admin/flows" className={styles.entry}>
              {t('flow.title')}
            </Link>
          )}
        </div>
      ))}
      <div role="group" aria-label={t('admin.group.system')}>
        <p className={styles.group}>{t('admin.group.system')}</p>
        <Link to="/admin/changes" className={styles.entry}>
          {t('admin.changes.title')}
        </Link>
        <Link to="/admin/system" className={styles.entry}>
          {t('rail.system')}
        </Link>
      </div>
    </nav>
  );
}
