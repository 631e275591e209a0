import { useTranslation } from 'react-i18next';
import type { LiveQueue } from '../../shared/api/live.ts';
import { useFormats } from '../app/reader.tsx';
import { useNow } from '../ui/clock.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Triangle } from '../ui/facts.tsx';
import { Timer } from '../ui/timer.tsx';
import styles from './live.module.css';

/** Queue by queue: who waits and for how long, who can serve them, and whether it was in time today. */
export function QueueTable({ queues }: { queues: readonly LiveQueue[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const columns: Column<LiveQueue>[] = [
    {
      key: 'name',
      head: t('live.queue'),
      tone: 'strong',
      cell: ({ name, serviceLevelMs }) => (
        <>
          {name} <small className={styles.within}>{t('live.within', { seconds: serviceLevelMs / 1_000 })}</small>
        </>
      ),
    },
    { key: 'waiting', head: t('live.waiting'), numeric: true, cell: ({ waiting }) => formats.number(waiting) },
    { key: 'longest', head: t('live.longest'), numeric: true, cell: (queue) => <Longest {...queue} /> },
    {
      key: 'level',
      head: t('live.serviceLevel'),
      numeric: true,
      cell: ({ offeredToday, answeredInTimeToday }) =>
        offeredToday === 0 ? '–' : formats.percent(answeredInTimeToday / offeredToday),
    },
    { key: 'offered', head: t('live.offered'), numeric: true, cell: (queue) => formats.number(queue.offeredToday) },
    {
      key: 'abandoned',
      head: t('live.abandoned'),
      numeric: true,
      cell: (queue) => formats.number(queue.abandonedToday),
    },
    { key: 'ready', head: t('live.ready'), numeric: true, cell: ({ ready }) => formats.number(ready) },
    { key: 'engaged', head: t('live.engaged'), numeric: true, cell: ({ engaged }) => formats.number(engaged) },
    { key: 'wrapUp', head: t('live.wrapUp'), numeric: true, cell: ({ wrapUp }) => formats.number(wrapUp) },
    { key: 'callbacks', head: t('live.callbacks'), numeric: true, cell: (queue) => formats.number(queue.callbacksDue) },
  ];
  return <DataTable caption={t('live.queues')} columns={columns} rows={queues} rowKey={({ id }) => id} />;
}

/** Red with its shape once the wait is longer than the queue promises. */
function Longest({ longestSince, serviceLevelMs }: LiveQueue) {
  const now = useNow();
  if (longestSince === null) return '–';
  const since = Date.parse(longestSince);
  return (
    <span className={styles.longest} data-late={now - since > serviceLevelMs ? '' : undefined}>
      {now - since > serviceLevelMs && <Triangle />}
      <Timer since={since} />
    </span>
  );
}
