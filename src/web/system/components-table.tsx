import { useTranslation } from 'react-i18next';
import type { Component } from '../../shared/api/system.ts';
import { useFormats } from '../app/reader.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Tag } from '../ui/tag.tsx';

const tones = { ok: 'good', trouble: 'bad', off: 'neutral' } as const;

/** Each part with how it does, how many of it there are, and the level that this comes to. */
export function ComponentsTable({ components }: { components: readonly Component[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const columns: Column<Component>[] = [
    {
      key: 'name',
      tone: 'strong',
      width: '240px',
      head: t('system.column.component'),
      cell: (row) => t(`system.component.${row.key}`),
    },
    {
      key: 'state',
      width: '160px',
      head: t('system.column.state'),
      cell: (row) => <Tag tone={tones[row.state]}>{t(`system.state.${row.state}`)}</Tag>,
    },
    {
      key: 'copies',
      numeric: true,
      width: '96px',
      head: t('system.column.copies'),
      cell: (row) => formats.number(row.copies),
    },
    {
      key: 'level',
      numeric: true,
      width: '96px',
      head: t('system.column.level'),
      cell: (row) => formats.number(row.level),
    },
    {
      key: 'means',
      tone: 'quiet',
      head: t('system.column.means'),
      cell: (row) => t(`system.component.${row.key}.means`),
    },
  ];
  return <DataTable caption={t('system.components')} columns={columns} rows={components} rowKey={(row) => row.key} />;
}
