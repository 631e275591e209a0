import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InteractionRow } from '../../shared/api/interactions.ts';
import type { CaseId } from '../../shared/ids.ts';
import { api } from '../app/api.ts';
import { useFormats } from '../app/reader.tsx';
import { PartState } from '../customers/page-state.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Behind, Opened } from './figures.ts';
import type { Period } from './period.ts';
import styles from './reports.module.css';

const pageSize = 50;

/** What stands behind a number: its formula, and each contact or case with a way to it. */
export function BehindList({ opened, period, onClose }: { opened: Opened; period: Period; onClose: () => void }) {
  const { t } = useTranslation();
  const { behind } = opened;
  return (
    <section className={styles.behind} aria-label={opened.title}>
      <header>
        <h2>{t('report.list.of', { name: opened.title, n: opened.n })}</h2>
        <IconButton label={t('common.close')} icon={<Icon of={X} />} onClick={onClose} />
      </header>
      <p className={styles.how}>{t(`report.contacts.${opened.figure}.formula`)}</p>
      {behind.list === 'contacts' ? (
        <Contacts behind={behind} period={period} />
      ) : (
        <Cases behind={behind} period={period} />
      )}
    </section>
  );
}

function Contacts({ behind, period }: { behind: Extract<Behind, { list: 'contacts' }>; period: Period }) {
  const { t } = useTranslation();
  const { list: _, ...filter } = behind;
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['report', 'list', period, filter],
    queryFn: ({ pageParam }) => api.interactions.list({ ...period, ...filter, limit: pageSize, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (!data) return <PartState error={error} onRetry={() => void refetch()} />;
  const rows = data.pages.flatMap((page) => page.rows) as InteractionRow[];
  if (rows.length === 0) return <EmptyState>{t('report.empty')}</EmptyState>;
  return (
    <>
      <ul>
        {rows.map((row) => (
          <Contact key={`${row.id} ${row.agentId} ${row.topics.join()}`} row={row} ofTopic={behind.of === 'topics'} />
        ))}
      </ul>
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{t('report.list.more')}</Button>}
    </>
  );
}

function Contact({ row, ofTopic }: { row: InteractionRow; ofTopic: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const ended = row.ending ? t(`ending.${row.ending}`) : null;
  const said = ofTopic ? [...row.topics, row.outcomeName] : [row.agentName, row.outcomeName ?? ended];
  return (
    <li>
      <time dateTime={row.arrivedAt}>
        {formats.day(row.arrivedAt)} {formats.time(row.arrivedAt)}
      </time>
      <span>
        <Link to="/desk/i/$interaction" params={{ interaction: row.id }}>
          {row.customerName ?? (row.from ? formats.phone(row.from) : t('bar.withheld'))}
        </Link>
        <span className={styles.second}>{said.filter(Boolean).join(' · ')}</span>
      </span>
      <span className={styles.quiet}>{row.talkMs === null ? '' : formats.duration(row.talkMs)}</span>
    </li>
  );
}

function Cases({ behind, period }: { behind: Extract<Behind, { list: 'cases' }>; period: Period }) {
  const { t } = useTranslation();
  const { list: _, ...filter } = behind;
  const formats = useFormats();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['report', 'cases', period, filter],
    queryFn: ({ pageParam }) => api.cases.list({ ...period, ...filter, limit: pageSize, after: pageParam }),
    initialPageParam: undefined as CaseId | undefined,
    getNextPageParam: (last) => (last.next as CaseId | null) ?? undefined,
  });
  if (!data) return <PartState error={error} onRetry={() => void refetch()} />;
  const rows = data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState>{t('case.list.empty')}</EmptyState>;
  return (
    <>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <time dateTime={row.openedAt}>
              {formats.day(row.openedAt)} {formats.time(row.openedAt)}
            </time>
            <span>
              <Link to="/cases/$case" params={{ case: row.id }}>
                {row.no} {row.title}
              </Link>
              <span className={styles.second}>{row.customerName ?? t('case.anonymous')}</span>
            </span>
            <span className={styles.quiet}>{t(`case.state.${row.state}`)}</span>
          </li>
        ))}
      </ul>
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{t('report.list.more')}</Button>}
    </>
  );
}
