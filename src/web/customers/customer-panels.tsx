import { useTranslation } from 'react-i18next';
import type { CustomerDoc } from '../../shared/api/customers.ts';
import { useFormats } from '../app/reader.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Triangle } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';
import { type Stat, StatStrip } from '../ui/stat-strip.tsx';
import { CaseTable } from './case-table.tsx';
import styles from './customer.module.css';
import { LastMovements } from './last-movements.tsx';
import { groupObjects, sumOf } from './object-groups.ts';
import { ObjectPanel } from './object-panel.tsx';

/** In the middle: what is owed and open, what was said last, then everything the customer has. */
export function CustomerPanels({ customer }: { customer: CustomerDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { lastNote } = customer;
  const [first, ...others] = groupObjects(customer.objects);
  return (
    <div className={styles.panels}>
      <Figures customer={customer} />
      <Panel
        title={t('customer.lastNote')}
        aside={
          lastNote &&
          [lastNote.agentName, formats.day(lastNote.at), formats.time(lastNote.at)].filter(Boolean).join(' · ')
        }
      >
        {lastNote ? <p className={styles.note}>{lastNote.text}</p> : <EmptyState>{t('customer.noNote')}</EmptyState>}
      </Panel>
      <Panel title={t('case.open')} aside={t('case.openCount', { n: customer.openCases.length })}>
        <CaseTable cases={customer.openCases} />
      </Panel>
      <div className={styles.pairs}>
        {first && <ObjectPanel group={first} />}
        <LastMovements objects={customer.objects} />
        {others.map((group) => (
          <ObjectPanel key={group.typeKey} group={group} />
        ))}
      </div>
      {!first && <EmptyState>{t('customer.noObjects')}</EmptyState>}
    </div>
  );
}

function Figures({ customer }: { customer: CustomerDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const isOf = (state: string) => customer.objects.filter((object) => object.state === state);
  const owed = (key: 'overdue' | 'unpaid'): Stat[] => {
    const sum = sumOf(isOf(key));
    if (!sum) return [];
    const amount = formats.money(sum.minor / 100, sum.currency);
    const value = (
      <>
        {key === 'overdue' && <Triangle />}
        {amount}
      </>
    );
    return [{ key, label: t(`customer.owed.${key}`), value, tone: key === 'overdue' ? 'bad' : undefined }];
  };
  return (
    <StatStrip
      stats={[
        ...owed('overdue'),
        ...owed('unpaid'),
        { key: 'cases', label: t('case.open'), value: customer.openCases.length },
        { key: 'contacts', label: t('customer.contacts90'), value: customer.counts.interactions90Days },
      ]}
    />
  );
}
