import { useTranslation } from 'react-i18next';
import type { QueueDoc } from '../../shared/api/desk.ts';
import { useFormats } from '../app/reader.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Timer } from '../ui/timer.tsx';
import styles from './desk.module.css';

/** What "answered in time" means, in the column's head; the server counts by the same. */
const inTimeSeconds = 20;

/** The queues I serve: who waits, how long, and how today went. */
export function IdleQueues({ queues }: { queues: readonly QueueDoc[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const columns: Column<QueueDoc>[] = [
    { key: 'name', title: true, tone: 'strong', head: t('desk.queues.title'), cell: (queue) => queue.name },
    {
      key: 'waiting',
      numeric: true,
      width: '80px',
      head: t('desk.queues.waiting'),
      cell: (queue) => (queue.waiting > 0 ? <strong>{queue.waiting}</strong> : <span className={styles.quiet}>0</span>),
    },
    {
      key: 'longest',
      numeric: true,
      width: '80px',
      tone: 'second',
      head: t('desk.queues.longest'),
      cell: (queue) => (queue.longestSince ? <Timer since={Date.parse(queue.longestSince)} /> : '–'),
    },
    {
      key: 'inTime',
      numeric: true,
      width: '136px',
      head: t('desk.queues.inTime', { seconds: inTimeSeconds }),
      cell: (queue) =>
        queue.offeredToday === 0 ? (
          '–'
        ) : (
          <>
            {formats.percent(queue.answeredInTimeToday / queue.offeredToday)}{' '}
            <span className={styles.quiet}>{t('desk.day.ofN', { n: queue.offeredToday })}</span>
          </>
        ),
    },
    {
      key: 'role',
      width: '168px',
      tone: 'second',
      head: <span className={styles.apart}>{t('desk.queues.role')}</span>,
      cell: (queue) => (
        <span className={styles.apart}>
          {queue.myLevel === null ? t('desk.queues.notSkilled') : t('desk.queues.level', { level: queue.myLevel })}
        </span>
      ),
    },
  ];
  if (queues.length === 0) return <EmptyState>{t('desk.queues.none')}</EmptyState>;
  return <DataTable caption={t('desk.queues.title')} columns={columns} rows={queues} rowKey={(queue) => queue.id} />;
}
