import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DeskSnapshot } from '../../shared/api/desk.ts';
import { useFormats } from '../app/reader.tsx';
import { useSession } from '../app/session.tsx';
import { useNow } from '../ui/clock.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Triangle } from '../ui/facts.tsx';
import styles from './desk.module.css';
import { IdleQueues } from './idle-queues.tsx';
import { IdleRecent } from './idle-recent.tsx';
import { MyShift } from './my-shift.tsx';

/** Home while nothing rings: the next promise, my shift, my queues, what I did last. */
export function IdleStage({ snapshot }: { snapshot: DeskSnapshot }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const formats = useFormats();
  const now = useNow(60_000);
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: 'numeric', timeZone: me.tenant.timeZone }).format(now));
  const greeting =
    hour < 12 ? 'desk.greeting.morning' : hour < 18 ? 'desk.greeting.afternoon' : 'desk.greeting.evening';
  return (
    <div className={styles.stage}>
      <header className={styles.title}>
        <h1>{t(greeting)}</h1>
        <span className={styles.quiet}>{formats.longDate(now)}</span>
      </header>
      <NextPromise snapshot={snapshot} />
      <MyShift />
      <IdleQueues queues={snapshot.queues} />
      <IdleRecent />
    </div>
  );
}

function NextPromise({ snapshot }: { snapshot: DeskSnapshot }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  const next = [...snapshot.callbacks].sort((a, b) => a.dueAt.localeCompare(b.dueAt))[0];
  if (!next) return <EmptyState>{t('desk.next.none')}</EmptyState>;
  const isLate = Date.parse(next.dueAt) < now;
  const day = formats.isSameDay(next.dueAt, now) ? [] : [formats.day(next.dueAt)];
  return (
    <section className={styles.next} aria-label={t('desk.next.title')}>
      <div>
        <div className={styles.nextTime}>{formats.time(next.dueAt)}</div>
        <div className={styles.quiet} data-late={isLate ? '' : undefined}>
          {isLate && <Triangle />}
          {[...day, formats.fromNow(next.dueAt, now)].join(' · ')}
        </div>
      </div>
      <div>
        <strong>
          {t('callback.title')} · {next.customerName ?? (next.number ? formats.phone(next.number) : '')}
        </strong>
        <div className={styles.quiet}>{next.note ?? t(`callback.origin.${next.origin}`)}</div>
      </div>
      {next.customerId && (
        <Link to="/customers/$customer" params={{ customer: next.customerId }} className={styles.act}>
          {t('common.open')}
        </Link>
      )}
    </section>
  );
}
