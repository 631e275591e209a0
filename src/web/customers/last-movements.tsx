import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api.ts';
import { keyOf } from '../app/query.ts';
import { useFormats } from '../app/reader.tsx';
import { useNow } from '../ui/clock.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import styles from './customer.module.css';
import type { OwnedObject } from './object-groups.ts';
import { PartState } from './page-state.tsx';

const shownMovements = 5;
/** A balance is what movements add up to; nothing else has them. */
const hasBalance = (object: OwnedObject): boolean => object.fields.some((field) => field.key === 'balance');

/** The last movements on all accounts and cards together; each leads to the one that it belongs to. */
export function LastMovements({ objects }: { objects: readonly OwnedObject[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  const owned = objects.filter(hasBalance);
  const answers = useQueries({
    queries: owned.map(({ id }) => ({ queryKey: keyOf.object(id), queryFn: () => api.customers.object({ id }) })),
  });
  if (owned.length === 0) return null;
  const missing = answers.find(({ data }) => !data);
  const rows = answers
    .flatMap(({ data }) => (data ? data.movements.map((movement) => ({ ...movement, of: data })) : []))
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, shownMovements);
  return (
    <Panel title={t('object.movements')}>
      {missing && <PartState error={missing.error} onRetry={() => void missing.refetch()} />}
      {!missing && rows.length === 0 && <EmptyState>{t('object.movements.none')}</EmptyState>}
      <ul className={styles.movements}>
        {rows.map(({ at, text, amount, of }) => (
          <li key={`${of.id} ${at} ${text}`} className={styles.movement}>
            <span className={styles.quiet}>{formats.when(at, now)}</span>
            <Link
              to="/o/$object"
              params={{ object: of.id }}
              title={`${of.typeName} ${of.title}`}
              className={styles.link}
            >
              {text}
            </Link>
            <span className={styles.amount} data-plus={amount.minor > 0 ? '' : undefined}>
              {amount.minor < 0 ? '−' : '+'}
              {formats.money(Math.abs(amount.minor) / 100, amount.currency)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
