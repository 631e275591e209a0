import { useTranslation } from 'react-i18next';
import type { ContactsReport } from '../../shared/api/reports.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { type Figure, figuresOf, type Opened } from './figures.ts';
import { isOpen, NumberButton, Share } from './number-button.tsx';
import styles from './reports.module.css';

/** All figures with how each is counted. */
export function FiguresTable({
  report,
  opened,
  onOpen,
}: {
  report: ContactsReport;
  opened: Opened | null;
  onOpen: (opened: Opened) => void;
}) {
  const { t } = useTranslation();
  const opensOf = ({ key, n, behind }: Figure): Opened => ({
    ...{ title: t(`report.contacts.${key}`), n, figure: key, behind },
  });
  const columns: Column<Figure>[] = [
    {
      key: 'name',
      tone: 'strong',
      width: '240px',
      head: t('report.column.figure'),
      cell: (row) => t(`report.contacts.${row.key}`),
    },
    {
      key: 'n',
      numeric: true,
      width: '96px',
      head: t('report.column.count'),
      cell: (row) => <NumberButton opens={opensOf(row)} chosen={isOpen(opened, opensOf(row))} onOpen={onOpen} />,
    },
    {
      key: 'share',
      numeric: true,
      width: '120px',
      head: t('report.column.share'),
      cell: (row) => <Share n={row.n} of={row.of} />,
    },
    {
      key: 'formula',
      tone: 'quiet',
      head: <span className={styles.formula}>{t('report.formula')}</span>,
      cell: (row) => <span className={styles.formula}>{t(`report.contacts.${row.key}.formula`)}</span>,
    },
  ];
  return (
    <DataTable
      caption={t('report.contacts.title')}
      columns={columns}
      rows={figuresOf(report)}
      rowKey={(row) => row.key}
    />
  );
}
