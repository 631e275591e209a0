import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CustomerDoc } from '../../shared/api/customers.ts';
import { useFormats } from '../app/reader.tsx';
import { useNow } from '../ui/clock.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Triangle } from '../ui/facts.tsx';
import styles from './customer.module.css';

type Row = CustomerDoc['openCases'][number];

/** Cases of a customer: what, whose, and until when an answer is owed. */
export function CaseTable({ cases }: { cases: readonly Row[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  if (cases.length === 0) return <EmptyState>{t('case.none')}</EmptyState>;
  const columns: Column<Row>[] = [
    { key: 'no', tone: 'quiet', width: '48px', head: t('case.number'), cell: (row) => row.no },
    {
      key: 'title',
      tone: 'strong',
      head: t('case.formTitle'),
      cell: (row) => (
        <Link to="/cases/$case" params={{ case: row.id }}>
          {row.title}
        </Link>
      ),
    },
    { key: 'state', tone: 'second', head: t('case.state'), cell: (row) => t(`case.state.${row.state}`) },
    { key: 'owner', tone: 'second', head: t('case.owner'), cell: (row) => row.ownerName ?? '–' },
    {
      key: 'due',
      numeric: true,
      head: t('case.due'),
      cell: (row) =>
        row.dueAt === null ? (
          '–'
        ) : (
          <span className={styles.due} data-late={Date.parse(row.dueAt) < now ? '' : undefined}>
            {Date.parse(row.dueAt) < now && <Triangle />}
            {formats.fromNow(row.dueAt, now)}
          </span>
        ),
    },
  ];
  return <DataTable caption={t('case.open')} columns={columns} rows={cases} rowKey={(row) => row.id} />;
}
