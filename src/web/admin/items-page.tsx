import { Link, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigItem } from '../../shared/api/config.ts';
import { NotFoundPage } from '../app/not-found-page.tsx';
import { useFormats } from '../app/reader.tsx';
import { PageState } from '../customers/page-state.tsx';
import { Checkbox } from '../ui/choices.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Tag } from '../ui/tag.tsx';
import { AdminFrame } from './admin-frame.tsx';
import styles from './admin.module.css';
import { useItems } from './config-queries.ts';
import { fieldsOf, type FormNoun, isFormNoun } from './noun-forms.ts';
import { sayValue } from './say-value.ts';
import { newKey } from './use-item-form.ts';
import { useSpeaker } from './use-speaker.ts';

/** All that is set up of one noun. */
export function ItemsPage() {
  const { noun } = useParams({ from: '/signed-in/admin/$noun' });
  if (!isFormNoun(noun)) return <NotFoundPage />;
  return (
    <AdminFrame title="admin.title">
      <Items key={noun} noun={noun} />
    </AdminFrame>
  );
}

/** The columns beside name and key: what tells the items apart. */
const columnsOf: Partial<Record<FormNoun, readonly string[]>> = {
  person: ['role', 'team', 'skills', 'email'],
  team: ['parent', 'site'],
  outcome: ['effect'],
  calendar: ['week'],
  queue: ['skills', 'serviceLevelMs', 'language'],
  number: ['flow', 'principal', 'language'],
};

function Items({ noun }: { noun: FormNoun }) {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useItems(noun);
  const [withRetired, setWithRetired] = useState(false);
  if (!data) return <PageState error={isFetching ? null : error} onRetry={() => void refetch()} />;
  const shown = data.filter(({ retiredAt }) => withRetired || retiredAt === null);
  return (
    <div className={styles.list}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t(`admin.noun.${noun}`)}</h1>
        {data.some(({ retiredAt }) => retiredAt !== null) && (
          <Checkbox checked={withRetired} onChange={(event) => setWithRetired(event.target.checked)}>
            {t('admin.list.withRetired')}
          </Checkbox>
        )}
        <Link to="/admin/$noun/$key" params={{ noun, key: newKey }} className={styles.add}>
          <Icon of={Plus} size={14} />
          {t(`admin.new.${noun}`)}
        </Link>
      </div>
      {shown.length === 0 ? (
        <EmptyState>{t(`admin.list.none.${noun}`)}</EmptyState>
      ) : (
        <ItemTable noun={noun} items={shown} />
      )}
    </div>
  );
}

function ItemTable({ noun, items }: { noun: FormNoun; items: readonly ConfigItem[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const speaker = useSpeaker(noun);
  const fields = fieldsOf(noun).filter(({ key }) => columnsOf[noun]?.includes(key));
  const columns: Column<ConfigItem>[] = [
    {
      key: 'name',
      head: t('admin.field.names'),
      tone: 'strong',
      cell: ({ key, name }) => (
        <Link to="/admin/$noun/$key" params={{ noun, key }}>
          {noun === 'number' ? formats.phone(`+${key}`) : name}
        </Link>
      ),
    },
    ...(noun === 'number' ? [] : [{ key: 'key', head: t('admin.key'), tone: 'quiet', cell: keyOfItem } as const]),
    ...fields.map((field): Column<ConfigItem> => ({
      key: field.key,
      head: t(`admin.field.${field.key}`),
      cell: ({ settings }) => sayValue(field, settings[field.key], speaker).join(', ') || '–',
    })),
    {
      key: 'state',
      head: t('admin.list.state'),
      quietHead: true,
      cell: ({ retiredAt }) => retiredAt !== null && <Tag>{t('admin.retired')}</Tag>,
    },
  ];
  return <DataTable caption={t(`admin.noun.${noun}`)} columns={columns} rows={items} rowKey={({ key }) => key} />;
}

const keyOfItem = ({ key }: ConfigItem): string => key;
