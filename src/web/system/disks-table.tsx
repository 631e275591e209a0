import { useTranslation } from 'react-i18next';
import type { SystemDisk } from '../../shared/api/system.ts';
import { useFormats } from '../app/reader.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Tag } from '../ui/tag.tsx';

const tones = { ok: 'good', scarce: 'warn', full: 'bad' } as const;

/** How much space is left on each disk, and what comes of it when there is none. */
export function DisksTable({ disks }: { disks: readonly SystemDisk[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const columns: Column<SystemDisk>[] = [
    {
      key: 'holds',
      tone: 'strong',
      width: '240px',
      head: t('system.column.holds'),
      cell: ({ holds }) => holds.map((use) => t(`system.disk.${use}`)).join(' · '),
    },
    {
      key: 'state',
      width: '160px',
      head: t('system.column.state'),
      cell: ({ state }) => <Tag tone={tones[state]}>{t(`system.space.${state}`)}</Tag>,
    },
    {
      key: 'free',
      numeric: true,
      width: '120px',
      head: t('system.column.free'),
      cell: ({ freeBytes }) => formats.size(freeBytes),
    },
    {
      key: 'total',
      numeric: true,
      width: '120px',
      head: t('system.backup.size'),
      cell: ({ totalBytes }) => formats.size(totalBytes),
    },
    {
      key: 'means',
      tone: 'quiet',
      head: t('system.column.means.space'),
      cell: ({ state }) => t(`system.space.${state}.means`),
    },
  ];
  return <DataTable caption={t('system.disks')} columns={columns} rows={disks} rowKey={({ holds }) => holds.join()} />;
}
