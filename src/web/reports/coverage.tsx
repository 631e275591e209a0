import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactKind } from '../../shared/api/interactions.ts';
import type { ContactsReport } from '../../shared/api/reports.ts';
import { useSession } from '../app/session.tsx';
import type { Opened } from './figures.ts';
import { NumberButton, Share } from './number-button.tsx';
import styles from './reports.module.css';

/** Under the numbers: how complete they are, and what they were counted from. */
export function Coverage({ report, onOpen }: { report: ContactsReport; onOpen: (opened: Opened) => void }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const { answered } = report;
  const number = (of: ContactKind, n: number): ReactNode => (
    <NumberButton
      opens={{ title: t(`report.contacts.${of}`), n, figure: of, behind: { list: 'contacts', of } }}
      chosen={false}
      onOpen={onOpen}
    />
  );
  const facts: [string, ReactNode][] = [
    ['outcome', <Share key="outcome" n={report.withOutcome} of={answered} />],
    ['identified', <Share key="identified" n={answered - report.anonymous} of={answered} />],
    ['voided', number('voided', report.voided)],
    ['parked', number('parked', report.parked)],
  ];
  return (
    <footer className={styles.coverage}>
      <strong>{t('report.coverage')}</strong>
      <dl>
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`report.coverage.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <span className={styles.source}>{t('report.source', { version: report.version, zone: me.tenant.timeZone })}</span>
    </footer>
  );
}
