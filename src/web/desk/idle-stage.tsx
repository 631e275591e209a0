import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AgentDoc, DeskSnapshot, QueueDoc } from '../../shared/api/desk.ts';
import type { InteractionRow } from '../../shared/api/interactions.ts';
import { api } from '../app/api.ts';
import { useFormats } from '../app/reader.tsx';
import { useSession } from '../app/session.tsx';
import { useNow } from '../ui/clock.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Timer } from '../ui/timer.tsx';
import styles from './desk.module.css';
import { MyShift } from './my-shift.tsx';
import { endOfDay, startOfDay } from './start-of-day.ts';

/** Home while nothing rings: the next promise, my shift, my queues, what I did last. */
export function IdleStage({ agent, snapshot }: { agent: AgentDoc; snapshot: DeskSnapshot }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const formats = useFormats();
  const now = useNow(60_000);
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: 'numeric', timeZone: me.tenant.timeZone }).format(now));
  const greeting =
    hour < 12 ? 'desk.greeting.morning' : hour < 18 ? 'desk.greeting.afternoon' : 'desk.greeting.evening';
  return (
    <div className={styles.stage}>
      <header className={styles.title}>
        <h1>{t(greeting)}</h1>
        <span className={styles.quiet}>{formats.longDate(now)}</span>
      </header>
      <NextPromise snapshot={snapshot} />
      <MyShift />
      <Queues queues={snapshot.queues} />
      <Recent agentId={agent.id} />
    </div>
  );
}

function NextPromise({ snapshot }: { snapshot: DeskSnapshot }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  const next = [...snapshot.callbacks].sort((a, b) => a.dueAt.localeCompare(b.dueAt))[0];
  if (!next) return <EmptyState>{t('desk.next.none')}</EmptyState>;
  return (
    <section className={styles.next} aria-label={t('desk.next.title')}>
      <div>
        <div className={styles.nextTime}>{formats.time(next.dueAt)}</div>
        <div className={styles.quiet}>{formats.fromNow(next.dueAt, now)}</div>
      </div>
      <div>
        <strong>
          {t('callback.title')} · {next.customerName ?? (next.number ? formats.phone(next.number) : '')}
        </strong>
        <div className={styles.quiet}>{next.note ?? t(`callback.origin.${next.origin}`)}</div>
      </div>
      {next.customerId && (
        <Link to="/customers/$customer" params={{ customer: next.customerId }}>
          {t('common.open')}
        </Link>
      )}
    </section>
  );
}

function Queues({ queues }: { queues: readonly QueueDoc[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const columns: Column<QueueDoc>[] = [
    { key: 'name', title: true, head: t('desk.queues.title'), cell: (queue) => <b>{queue.name}</b> },
    { key: 'waiting', numeric: true, head: t('desk.queues.waiting'), cell: (queue) => queue.waiting },
    {
      key: 'longest',
      numeric: true,
      head: t('desk.queues.longest'),
      cell: (queue) => (queue.longestSince ? <Timer since={Date.parse(queue.longestSince)} /> : '–'),
    },
    {
      key: 'inTime',
      numeric: true,
      head: t('desk.queues.inTime', { seconds: 20 }),
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
      tone: 'quiet',
      head: t('desk.queues.role'),
      cell: (queue) =>
        queue.myLevel === null ? t('desk.queues.notSkilled') : t('desk.queues.level', { level: queue.myLevel }),
    },
  ];
  if (queues.length === 0) return <EmptyState>{t('desk.queues.none')}</EmptyState>;
  return <DataTable caption={t('desk.queues.title')} columns={columns} rows={queues} rowKey={(queue) => queue.id} />;
}

function Recent({ agentId }: { agentId: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { me } = useSession();
  const from = startOfDay(me.tenant.timeZone);
  const { data } = useQuery({
    queryKey: ['mine', 'recent', from],
    queryFn: () =>
      api.interactions.list({
        from,
        to: endOfDay(from),
        agentId: agentId as never,
        limit: 8,
      }),
  });
  const columns: Column<InteractionRow>[] = [
    {
      key: 'time',
      tone: 'quiet',
      width: '52px',
      title: true,
      head: t('desk.recent.title'),
      cell: (row) => formats.time(row.arrivedAt),
    },
    {
      key: 'who',
      tone: 'strong',
      head: t('report.column.customer'),
      quietHead: true,
      cell: (row) => (
        <Link to="/desk/i/$interaction" params={{ interaction: row.id }}>
          {row.customerName ?? (row.from ? formats.phone(row.from) : t('bar.withheld'))}
        </Link>
      ),
    },
    { key: 'topic', tone: 'second', head: t('desk.recent.topic'), cell: (row) => row.topics.join(', ') || '–' },
    {
      key: 'outcome',
      head: t('desk.recent.outcome'),
      cell: (row) => (row.parked ? t('desk.recent.toFinish') : (row.outcomeName ?? '–')),
    },
    {
      key: 'length',
      numeric: true,
      tone: 'quiet',
      head: t('desk.recent.length'),
      cell: (row) => (row.talkMs === null ? '–' : formats.duration(row.talkMs)),
    },
  ];
  if (!data || data.rows.length === 0) return <EmptyState>{t('desk.recent.empty')}</EmptyState>;
  return (
    <DataTable
      caption={t('desk.recent.title')}
      columns={columns}
      rows={data.rows as InteractionRow[]}
      rowKey={(row) => row.id}
    />
  );
}
