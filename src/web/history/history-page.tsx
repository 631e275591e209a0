import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InteractionRow } from '../../shared/api/interactions.ts';
import { api } from '../app/api.ts';
import { useSession } from '../app/session.tsx';
import { PageState } from '../customers/page-state.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ContactTable } from './contact-table.tsx';
import styles from './history.module.css';

const pageSize = 50;
/** The list is bounded by time; nobody looks for a contact of their own that is older. */
const backDays = 366;
const dayMs = 86_400_000;

/** My contacts, newest first, of the last year. */
export function HistoryPage() {
  const { t } = useTranslation();
  const { me } = useSession();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['mine', 'history', me.id],
    queryFn: ({ pageParam }) =>
      api.interactions.list({
        from: new Date(Date.now() - backDays * dayMs).toISOString(),
        to: new Date(Date.now() + dayMs).toISOString(),
        agentId: me.id,
        limit: pageSize,
        after: pageParam,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (!data) return <PageState error={error} onRetry={() => void refetch()} />;
  const rows = data.pages.flatMap((page) => page.rows) as InteractionRow[];
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('rail.history')}</h1>
        <span className={styles.quiet}>{t('report.counted', { n: data.pages[0]?.total ?? 0 })}</span>
      </header>
      {rows.length === 0 ? <EmptyState>{t('history.empty')}</EmptyState> : <ContactTable rows={rows} />}
      {hasNextPage && (
        <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('report.list.more')}
        </Button>
      )}
    </div>
  );
}
