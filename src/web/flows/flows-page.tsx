import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowRow } from '../../shared/api/flows.ts';
import { api } from '../app/api.ts';
import { useFormats } from '../app/reader.tsx';
import { PageState } from '../customers/page-state.tsx';
import { Button } from '../ui/button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Page } from '../ui/page.tsx';
import { Tag } from '../ui/tag.tsx';
import { AdminFrame } from '../admin/admin-frame.tsx';
import { flowsKey } from './flow-key.ts';
import styles from './flows.module.css';
import { NewFlowDialog } from './new-flow-dialog.tsx';

/** What callers are led through, flow by flow: for administrators. */
export function FlowsPage() {
  return (
    <AdminFrame title="flow.title">
      <Flows />
    </AdminFrame>
  );
}

function Flows() {
  const { t } = useTranslation();
  const [isNew, setNew] = useState(false);
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: flowsKey(),
    queryFn: () => api.flows.list(),
    refetchOnMount: 'always',
  });
  if (!data) return <PageState error={isFetching ? null : error} onRetry={() => void refetch()} />;
  const { flows } = data as { flows: FlowRow[] };
  return (
    <Page>
      <div className={styles.head}>
        <h1 className={styles.title}>{t('flow.title')}</h1>
        <Button icon={<Icon of={Plus} size={14} />} onClick={() => setNew(true)}>
          {t('flow.new')}
        </Button>
      </div>
      {flows.length === 0 ? <EmptyState>{t('flow.list.none')}</EmptyState> : <FlowTable flows={flows} />}
      <NewFlowDialog opened={isNew} taken={flows.map(({ key }) => key)} onClose={() => setNew(false)} />
    </Page>
  );
}

function FlowTable({ flows }: { flows: readonly FlowRow[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const columns: Column<FlowRow>[] = [
    {
      key: 'name',
      head: t('flow.field.name'),
      tone: 'strong',
      cell: ({ key, name }) => (
        <Link to="/admin/flows/$flow" params={{ flow: key }}>
          {name}
        </Link>
      ),
    },
    { key: 'key', head: t('flow.list.key'), cell: ({ key }) => key, tone: 'quiet' },
    {
      key: 'version',
      head: t('flow.version'),
      numeric: true,
      width: '80px',
      cell: ({ publishedVersion }) => (publishedVersion > 0 ? publishedVersion : '–'),
    },
    {
      key: 'since',
      head: t('flow.list.since'),
      cell: ({ publishedAt }) => (publishedAt === null ? t('flow.answersNone') : formats.date(publishedAt)),
    },
    {
      key: 'numbers',
      head: t('flow.numbers'),
      cell: ({ numbers }) => numbers.map(formats.phone).join(', ') || '–',
    },
    {
      key: 'marks',
      head: t('flow.list.state'),
      cell: ({ hasDraft, retiredAt }) => (
        <>
          {hasDraft && <span className={styles.draft}>{t('flow.list.draft')}</span>}
          {retiredAt !== null && <Tag>{t('flow.list.retired')}</Tag>}
        </>
      ),
    },
  ];
  return <DataTable caption={t('flow.title')} columns={columns} rows={flows} rowKey={({ key }) => key} />;
}
