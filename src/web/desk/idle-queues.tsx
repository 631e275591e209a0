import { useTranslation } from 'react-i18next';
import type { QueueDoc } from '../../shared/api/desk.ts';
import { useFormats } from '../app/reader.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Timer } from '../ui/timer.tsx';
import styles from './desk.module.css';
import { sharedSeconds } from './shared-seconds.ts';

/** The queues I serve: who waits, how long, and how today went. */
export function IdleQueues({ queues }: { queues: readonly QueueDoc[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const within = sharedSeconds(queues);
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
      width: within === null ? '184px' : '136px',
      head: within === null ? t('desk.queues.inTimeToday') : t('desk.queues.inTime', { seconds: within }),
      cell: (queue) =>
        queue.offeredToday === 0 ? (
          '–'
        ) : (
          <>
            {formats.percent(queue.answeredInTimeToday / queue.offeredToday)}{' '}
            <span className={styles.quiet}>
              {t('desk.day.ofN', { n: queue.offeredToday })}
              {within === null && ` · ${t('desk.queues.within', { seconds: queue.serviceLevelMs / 1_000 })}`}
            </span>
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
