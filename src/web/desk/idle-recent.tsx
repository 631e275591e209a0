import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PhoneIncoming, PhoneOutgoing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InteractionRow } from '../../shared/api/interactions.ts';
import { api } from '../app/api.ts';
import { useFormats } from '../app/reader.tsx';
import { useSession } from '../app/session.tsx';
import { PartState } from '../customers/page-state.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { StateGlyph } from '../ui/lamp.tsx';
import { StageSection } from '../ui/section.tsx';
import styles from './desk.module.css';
import { endOfDay, startOfDay } from './start-of-day.ts';

const shown = 8;

/** My last contacts of today, each with what came of it. */
export function IdleRecent() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { me } = useSession();
  const from = startOfDay(me.tenant.timeZone);
  const { data, error, refetch } = useQuery({
    queryKey: ['mine', 'recent', from],
    queryFn: () => api.interactions.list({ from, to: endOfDay(from), of: 'answered', agentId: me.id, limit: shown }),
  });
  const columns: Column<InteractionRow>[] = [
    { key: 'who', title: true, head: t('desk.recent.title'), cell: (row) => <Who row={row} /> },
    {
      key: 'topic',
      width: '232px',
      tone: 'second',
      head: t('desk.recent.topic'),
      cell: (row) => row.topics.join(', ') || '–',
    },
    {
      key: 'outcome',
      width: '160px',
      head: t('desk.recent.outcome'),
      cell: (row) =>
        row.parked ? (
          <span className={styles.parked}>
            <StateGlyph state="paused" /> {t('desk.recent.toFinish')}
          </span>
        ) : (
          (row.outcomeName ?? '–')
        ),
    },
    {
      key: 'length',
      width: '64px',
      numeric: true,
      tone: 'second',
      head: t('desk.recent.length'),
      cell: (row) => (row.talkMs === null ? '–' : formats.duration(row.talkMs)),
    },
  ];
  if (!data) return <PartState error={error} onRetry={() => void refetch()} />;
  const rows = data.rows as InteractionRow[];
  if (rows.length === 0)
    return (
      <StageSection title={t('desk.recent.title')}>
        <EmptyState>{t('desk.recent.empty')}</EmptyState>
      </StageSection>
    );
  return <DataTable caption={t('desk.recent.title')} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

function Who({ row }: { row: InteractionRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <span className={styles.who}>
      <span className={styles.whoTime}>{formats.time(row.arrivedAt)}</span>
      <Icon of={row.direction === 'in' ? PhoneIncoming : PhoneOutgoing} />
      <Link to="/desk/i/$interaction" params={{ interaction: row.id }}>
        {row.customerName ?? (row.from ? formats.phone(row.from) : t('bar.withheld'))}
      </Link>
    </span>
  );
}
