import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CustomerDoc } from '../../../shared/api/customers.ts';
import { useFormats } from '../../app/reader.tsx';
import { useNow } from '../../ui/clock.tsx';
import { Triangle } from '../../ui/facts.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './open-cases.module.css';

type Case = Pick<CustomerDoc['openCases'][number], 'id' | 'no' | 'title' | 'state' | 'ownerName' | 'dueAt'>;

/** What is open: number, matter, and under it whose it is and until when an answer is owed. */
export function OpenCases({ cases, title }: { cases: readonly Case[]; title?: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  const isLate = ({ dueAt }: Case): boolean => dueAt !== null && Date.parse(dueAt) < now;
  return (
    <Section title={title ?? t('case.open')} aside={cases.length}>
      {cases.length === 0 && <p className={styles.none}>{t('case.none')}</p>}
      <ul>
        {cases.map((one) => (
          <li key={one.id} className={styles.case}>
            <span className={styles.no}>{one.no}</span>
            <Link to="/cases/$case" params={{ case: one.id }} className={styles.title}>
              {one.title}
            </Link>
            <span className={styles.about}>
              {[t(`case.state.${one.state}`), one.ownerName].filter(Boolean).join(' · ')}
              {one.dueAt !== null && (
                <span data-late={isLate(one) ? '' : undefined}>
                  {isLate(one) && <Triangle />}
                  {formats.fromNow(one.dueAt, now)}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
