import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ObjectDoc } from '../../../shared/api/customers.ts';
import type { TimelineEntry } from '../../../shared/api/interactions.ts';
import { api } from '../../app/api.ts';
import { keyOf } from '../../app/query.ts';
import { useFormats } from '../../app/reader.tsx';
import { PartState } from '../../customers/page-state.tsx';
import { useNow } from '../../ui/clock.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FreshnessBadge } from '../../ui/freshness-badge.tsx';
import { StageSection } from '../../ui/section.tsx';
import { StatStrip } from '../../ui/stat-strip.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { useFieldText } from './field-text.ts';
import styles from './interaction.module.css';
import { useTimelineItems } from './timeline-of.tsx';

type Movement = ObjectDoc['movements'][number];
const oldAfterMs = 3_600_000;
const shownMovements = 9;

/** What is known of an object: the figures that matter, its movements and its history. */
export function ObjectBody({ object }: { object: ObjectDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const text = useFieldText();
  const now = useNow(10_000);
  const { data, error, refetch } = useQuery({
    queryKey: keyOf.objectTimeline(object.id),
    queryFn: () => api.customers.objectTimeline({ id: object.id }),
  });
  const items = useTimelineItems((data?.entries ?? []) as TimelineEntry[]);
  const prominent = object.fields.filter((field) => field.prominent).slice(0, 4);
  const others = object.fields.filter((field) => !field.prominent);
  const columns: Column<Movement>[] = [
    { key: 'at', tone: 'quiet', title: true, head: t('object.movements'), cell: (row) => formats.when(row.at, now) },
    { key: 'text', head: t('object.movements.what'), quietHead: true, cell: (row) => row.text },
    {
      key: 'amount',
      numeric: true,
      head: object.movements[0] ? formats.currencySign(object.movements[0].amount.currency) : '',
      cell: (row) => (
        <span className={row.amount.minor > 0 ? styles.plus : undefined}>
          {signed(formats.number(Math.abs(row.amount.minor) / 100, 2), row.amount.minor)}
        </span>
      ),
    },
  ];
  return (
    <>
      {prominent.length > 0 && (
        <StatStrip
          lead
          stats={prominent.map((field, nth) => ({
            key: field.key,
            label: field.name,
            value: text(field) ?? t('object.noData'),
            detail:
              nth === 0 && field.source && field.refreshedAt ? (
                <FreshnessBadge
                  freshness={now - Date.parse(field.refreshedAt) > oldAfterMs ? 'old' : 'fresh'}
                  source={field.source}
                  age={formats.fromNowShort(Math.min(Date.parse(field.refreshedAt), now), now)}
                />
              ) : undefined,
          }))}
        />
      )}
      <div className={styles.columns}>
        {object.movements.length > 0 ? (
          <DataTable
            caption={t('object.movements')}
            columns={columns}
            rows={object.movements.slice(0, shownMovements)}
            rowKey={(row) => `${row.at} ${row.text}`}
          />
        ) : (
          <StageSection title={t('object.fields')}>
            <Facts facts={others.map((field) => ({ key: field.key, label: field.name, value: text(field) ?? '–' }))} />
          </StageSection>
        )}
        <StageSection title={t('object.history')} aside={t('object.history.of')}>
          {!data ? (
            <PartState error={error} onRetry={() => void refetch()} />
          ) : items.length > 0 ? (
            <Timeline label={t('object.history')} items={items} />
          ) : (
            <EmptyState>{t('timeline.empty')}</EmptyState>
          )}
        </StageSection>
      </div>
    </>
  );
}

const signed = (text: string, minor: number): string => `${minor < 0 ? '−' : '+'}${text}`;
