import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../shared/api/interactions.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { api } from '../app/api.ts';
import { keyOf } from '../app/query.ts';
import { useFormats } from '../app/reader.tsx';
import { useTimelineItems } from '../desk/interaction/timeline-of.tsx';
import { Button, TextButton } from '../ui/button.tsx';
import { useNow } from '../ui/clock.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Timeline } from '../ui/timeline.tsx';
import styles from './customer.module.css';
import { groupByDay, type TimelineGroup } from './timeline-groups.ts';
import { PartState } from './page-state.tsx';

const filters = ['all', 'calls', 'messages', 'cases'] as const;
type Filter = (typeof filters)[number];

const passes: Record<Filter, (entry: TimelineEntry) => boolean> = {
  all: () => true,
  calls: (entry) => entry.kind === 'interaction' && entry.glyph.startsWith('call'),
  messages: (entry) => entry.kind === 'interaction' && !entry.glyph.startsWith('call'),
  cases: (entry) => entry.kind === 'case',
};
const pageSize = 50;

/** What happened between us, newest first, older by the page. */
export function CustomerTimeline({ id, only, plain }: { id: CustomerId; only?: Filter; plain?: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  const [chosen, setFilter] = useState<Filter>('all');
  const filter = only ?? chosen;
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [...keyOf.customerTimeline(id), 'pages'],
    queryFn: ({ pageParam }) => api.customers.timeline({ id, limit: pageSize, before: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.entries.length < pageSize ? undefined : last.entries.at(-1)!.at),
  });
  const entries = (data?.pages.flatMap((page) => page.entries) ?? []) as TimelineEntry[];
  const groups = groupByDay(entries.filter(passes[filter]), now, formats);
  const left = (data?.pages[0]?.total ?? 0) - entries.length;
  return (
    <section className={styles.timeline} data-plain={plain ? '' : undefined} aria-label={t('timeline.title')}>
      <h2 className={styles.title}>{t('timeline.title')}</h2>
      {only === undefined && (
        <div className={styles.filters}>
          {filters.map((one) => (
            <Button key={one} chosen={one === filter} onClick={() => setFilter(one)}>
              {t(`timeline.filter.${one}`)}
            </Button>
          ))}
        </div>
      )}
      {!data && <PartState error={error} onRetry={() => void refetch()} />}
      {data && groups.length === 0 && <EmptyState>{t('timeline.empty')}</EmptyState>}
      {groups.map((group) => (
        <TimelineOf key={group.title} group={group} />
      ))}
      {hasNextPage && <TextButton onClick={() => void fetchNextPage()}>{t('timeline.older', { n: left })}</TextButton>}
    </section>
  );
}

function TimelineOf({ group }: { group: TimelineGroup<TimelineEntry> }) {
  const formats = useFormats();
  const items = useTimelineItems(group.entries, group.by === 'time' ? formats.time : formats.day);
  return (
    <>
      <h3 className={styles.day}>{group.title}</h3>
      <Timeline label={group.title} items={items} />
    </>
  );
}
