import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InteractionRow } from '../../shared/api/interactions.ts';
import { useFormats } from '../app/reader.tsx';
import { useNow } from '../ui/clock.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Tag } from '../ui/tag.tsx';

/** Contacts as a table; the person of each row opens the contact. */
export function ContactTable({ rows }: { rows: readonly InteractionRow[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  const columns: Column<InteractionRow>[] = [
    {
      key: 'time',
      tone: 'quiet',
      width: '96px',
      head: t('report.column.time'),
      cell: (row) =>
        formats.isSameDay(row.arrivedAt, now)
          ? formats.time(row.arrivedAt)
          : `${formats.day(row.arrivedAt)} ${formats.time(row.arrivedAt)}`,
    },
    {
      key: 'who',
      tone: 'strong',
      head: t('report.column.customer'),
      cell: (row) => (
        <Link to="/desk/i/$interaction" params={{ interaction: row.id }}>
          {row.customerName ?? (row.from ? formats.phone(row.from) : t('bar.withheld'))}
        </Link>
      ),
    },
    { key: 'queue', tone: 'second', head: t('report.column.queue'), cell: (row) => row.queueName ?? '–' },
    { key: 'topics', tone: 'second', head: t('report.column.topics'), cell: (row) => row.topics.join(', ') || '–' },
    {
      key: 'outcome',
      head: t('report.column.outcome'),
      cell: (row) =>
        row.voided ? (
          <Tag>{t('timeline.detail.voided')}</Tag>
        ) : (
          (row.outcomeName ?? (row.parked ? t('lamp.parked') : '–'))
        ),
    },
    { key: 'cases', numeric: true, head: t('report.column.cases'), cell: (row) => row.caseNos.join(', ') || '–' },
    {
      key: 'talk',
      numeric: true,
      tone: 'quiet',
      head: t('report.column.talk'),
      cell: (row) => (row.talkMs === null ? '–' : formats.duration(row.talkMs)),
    },
  ];
  return <DataTable caption={t('rail.history')} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
