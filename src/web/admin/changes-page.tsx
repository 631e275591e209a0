import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConfigChange } from '../../shared/api/config.ts';
import { api } from '../app/api.ts';
import { useFormats } from '../app/reader.tsx';
import { PageState } from '../customers/page-state.tsx';
import { useNow } from '../ui/clock.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { StageSection } from '../ui/section.tsx';
import { AdminFrame } from './admin-frame.tsx';
import styles from './admin.module.css';
import { ChangedFields } from './changed-fields.tsx';
import { ConfigFilePart } from './config-file-part.tsx';
import { UseList } from './use-list.tsx';

/** Everything that administrators changed, the newest first, and the one file that holds what is set up. */
export function ChangesPage() {
  return (
    <AdminFrame title="admin.title">
      <Changes />
    </AdminFrame>
  );
}

function Changes() {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['config', 'changes'],
    queryFn: async () => (await api.config.changes({ limit: 100 })).changes as ConfigChange[],
    refetchOnMount: 'always',
  });
  if (!data) return <PageState error={isFetching ? null : error} onRetry={() => void refetch()} />;
  return (
    <div className={styles.list}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t('admin.changes.title')}</h1>
      </div>
      <StageSection title={t('admin.file.title')}>
        <ConfigFilePart />
      </StageSection>
      <StageSection title={t('admin.changes.list')}>
        {data.length === 0 ? <EmptyState>{t('admin.history.none')}</EmptyState> : <ChangeTable changes={data} />}
      </StageSection>
    </div>
  );
}

function ChangeTable({ changes }: { changes: readonly ConfigChange[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  const columns: Column<ConfigChange>[] = [
    {
      key: 'at',
      head: t('admin.changes.at'),
      tone: 'quiet',
      width: '110px',
      cell: ({ at }) => formats.whenExactly(at, now),
    },
    { key: 'by', head: t('admin.changes.by'), width: '130px', cell: ({ by }) => by.name ?? t('admin.somebody') },
    {
      key: 'what',
      head: t('admin.changes.what'),
      width: '260px',
      cell: ({ noun, key, after }) => <UseList uses={[{ noun, key, name: nameIn(after, key) }]} />,
    },
    { key: 'how', head: t('admin.changes.how'), cell: (change) => <ChangedFields change={change} /> },
    { key: 'why', head: t('admin.why'), tone: 'second', cell: ({ why }) => why ?? '–' },
  ];
  return (
    <DataTable
      caption={t('admin.changes.list')}
      columns={columns}
      rows={changes}
      rowKey={({ noun, key, revision }) => `${noun} ${key} ${revision}`}
    />
  );
}

/** As it was called when it was changed. */
const nameIn = ({ name, names }: ConfigChange['after'], key: string): string =>
  typeof name === 'string' ? name : (Object.values((names ?? {}) as Record<string, string>)[0] ?? key);
