import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { administers } from '../../core/permissions/administers.ts';
import { useSession } from '../app/session.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import styles from './admin.module.css';

interface AdminsOnlyProps {
  title: 'admin.title' | 'flow.title' | 'rail.system';
  children: ReactNode;
}

/** Whoever does not administer is told so, on a page with its heading. */
export function AdminsOnly({ title, children }: AdminsOnlyProps) {
  const { t } = useTranslation();
  const { me } = useSession();
  if (administers(me.role)) return children;
  return (
    <Page>
      <h1 className={styles.title}>{t(title)}</h1>
      <EmptyState>{t('error.forbidden')}</EmptyState>
    </Page>
  );
}
