import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactsReport } from '../../shared/api/reports.ts';
import { api } from '../app/api.ts';
import { keyOf } from '../app/query.ts';
import { useFormats } from '../app/reader.tsx';
import { useSession } from '../app/session.tsx';
import { Beside, StageFoot } from '../app/shell/page-places.tsx';
import { PageState } from '../customers/page-state.tsx';
import { Button } from '../ui/button.tsx';
import { useNow } from '../ui/clock.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Menu } from '../ui/menu.tsx';
import { BehindList } from './behind-list.tsx';
import { Coverage } from './coverage.tsx';
import type { Opened } from './figures.ts';
import { FiguresTable } from './figures-table.tsx';
import { PartTables } from './part-tables.tsx';
import { type PeriodKey, periodKeys, periodOf } from './period.ts';
import { Page } from '../ui/page.tsx';
import styles from './reports.module.css';

/** Plain counts of contacts, each with the list behind it, its formula and what it is a share of. */
export function ContactsPage() {
  const { me } = useSession();
  const now = useNow(60_000);
  const [key, setKey] = useState<PeriodKey>('today');
  const [opened, setOpened] = useState<Opened | null>(null);
  const period = periodOf(key, me.tenant.timeZone, now);
  const { data, error, refetch } = useQuery({
    queryKey: keyOf.report(period.from, period.to),
    queryFn: () => api.reports.contacts(period),
    refetchInterval: 30_000,
  });
  const report = data as ContactsReport | undefined;
  return (
    <>
      <Page>
        <Head
          period={period}
          chosen={key}
          onChoose={(next) => {
            setKey(next);
            setOpened(null);
          }}
        />
        {report ? (
          <Numbers report={report} opened={opened} onOpen={setOpened} />
        ) : (
          <PageState error={error} onRetry={() => void refetch()} />
        )}
      </Page>
      {report && (
        <StageFoot>
          <Coverage report={report} onOpen={setOpened} />
        </StageFoot>
      )}
      {opened && (
        <Beside>
          <BehindList
            key={`${period.from} ${JSON.stringify(opened.behind)}`}
            opened={opened}
            period={period}
            onClose={() => setOpened(null)}
          />
        </Beside>
      )}
    </>
  );
}

function Head({
  period,
  chosen,
  onChoose,
}: {
  period: { from: string; to: string };
  chosen: PeriodKey;
  onChoose: (key: PeriodKey) => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const last = Date.parse(period.to) - 1;
  const range = formats.isSameDay(period.from, last)
    ? formats.longDate(period.from)
    : `${formats.date(period.from)} – ${formats.date(last)}`;
  return (
    <header className={styles.head}>
      <h1>{t('report.contacts.title')}</h1>
      <span className={styles.quiet}>{range}</span>
      <Menu
        align="end"
        trigger={<Button menu>{t(`report.period.${chosen}`)}</Button>}
        groups={[
          {
            key: 'period',
            label: t('report.period'),
            items: periodKeys.map((key) => ({
              key,
              label: t(`report.period.${key}`),
              chosen: key === chosen,
              onChoose: () => onChoose(key),
            })),
          },
        ]}
      />
    </header>
  );
}

function Numbers(props: { report: ContactsReport; opened: Opened | null; onOpen: (opened: Opened) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <FiguresTable {...props} />
      {props.report.contacts === 0 && <EmptyState>{t('report.empty')}</EmptyState>}
      <PartTables {...props} />
    </>
  );
}
