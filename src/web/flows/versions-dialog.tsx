import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowPage } from '../../shared/api/flows.ts';
import { api } from '../app/api.ts';
import { useFormats } from '../app/reader.tsx';
import { useAct, useSay } from '../app/toasts.tsx';
import { Button } from '../ui/button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Tag } from '../ui/tag.tsx';
import { useEditing } from './editor-context.tsx';

type Version = FlowPage['versions'][number];

/** Every version that ever answered calls; any of them can again. */
export function VersionsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} closeLabel={t('common.close')} title={t('flow.versions')} size="wide">
      <Versions onDone={onClose} />
    </Dialog>
  );
}

function Versions({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { page, adopt, saving } = useEditing();
  const [isBusy, setBusy] = useState(false);
  const act = useAct();
  const say = useSay();
  const rollBack = async (version: number): Promise<void> => {
    setBusy(true);
    const next = await act(() => api.flows.rollBack({ key: page.key, version, note: null }));
    setBusy(false);
    if (!next) return;
    adopt(next as FlowPage);
    say({ title: t('flow.rolledBack', { version }) });
    onDone();
  };
  const columns: Column<Version>[] = [
    { key: 'version', head: t('flow.version'), cell: ({ version }) => version, numeric: true, width: '64px' },
    {
      key: 'at',
      head: t('flow.version.at'),
      cell: ({ publishedAt }) => `${formats.date(publishedAt)} ${formats.time(publishedAt)}`,
    },
    { key: 'by', head: t('flow.version.by'), cell: ({ publishedBy }) => publishedBy.name ?? '–' },
    { key: 'note', head: t('flow.note'), cell: ({ note }) => note ?? '–', tone: 'second' },
    {
      key: 'act',
      head: t('flow.rollBack'),
      quietHead: true,
      cell: ({ version }) =>
        version === page.publishedVersion ? (
          <Tag tone="good">{t('flow.version.answers')}</Tag>
        ) : (
          <Button size="small" disabled={isBusy || saving.kind !== 'saved'} onClick={() => void rollBack(version)}>
            {t('flow.rollBack')}
            <span className="visually-hidden"> {version}</span>
          </Button>
        ),
    },
  ];
  return (
    <DataTable
      caption={t('flow.versions')}
      columns={columns}
      rows={page.versions}
      rowKey={({ version }) => String(version)}
    />
  );
}
