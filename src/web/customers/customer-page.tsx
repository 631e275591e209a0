import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDoc } from '../../shared/api/customers.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { api } from '../app/api.ts';
import { keyOf } from '../app/query.ts';
import { Tabs } from '../ui/tabs.tsx';
import { PageState } from './page-state.tsx';
import { CaseTable } from './case-table.tsx';
import { CustomerFacts } from './customer-facts.tsx';
import { CustomerHead } from './customer-head.tsx';
import { CustomerPanels } from './customer-panels.tsx';
import { CustomerTimeline } from './customer-timeline.tsx';
import { ObjectTables } from './object-tables.tsx';
import styles from './customer.module.css';

/** The customer on one screen: who it is, what is open, what they have, what happened. */
export function CustomerPage() {
  const { customer: id } = useParams({ from: '/signed-in/customers/$customer' });
  const { data, error, refetch } = useQuery({
    queryKey: keyOf.customer(id),
    queryFn: () => api.customers.get({ id: id as CustomerId }),
  });
  if (!data) return <PageState error={error} onRetry={() => void refetch()} />;
  return <Customer key={id} customer={data as CustomerDoc} />;
}

function Customer({ customer }: { customer: CustomerDoc }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState('overview');
  const { objects, openCases, counts } = customer;
  return (
    <div className={styles.page}>
      <CustomerHead customer={customer} />
      <Tabs
        label={customer.name}
        active={tab}
        onChoose={setTab}
        tabs={[
          { key: 'overview', label: t('customer.tab.overview') },
          { key: 'timeline', label: t('customer.tab.timeline') },
          { key: 'cases', label: t('customer.tab.cases'), count: counts.cases },
          { key: 'objects', label: t('customer.tab.objects'), count: objects.length },
        ]}
      >
        {tab === 'overview' && (
          <div className={styles.overview}>
            <CustomerFacts customer={customer} />
            <CustomerPanels customer={customer} />
            <CustomerTimeline id={customer.id} />
          </div>
        )}
        {tab === 'timeline' && (
          <div className={styles.single}>
            <CustomerTimeline id={customer.id} plain />
          </div>
        )}
        {tab === 'cases' && (
          <div className={styles.single}>
            <h2 className={styles.title}>{t('case.open')}</h2>
            <CaseTable cases={openCases} />
            <CustomerTimeline id={customer.id} only="cases" plain />
          </div>
        )}
        {tab === 'objects' && (
          <div className={styles.single}>
            <ObjectTables objects={objects} />
          </div>
        )}
      </Tabs>
    </div>
  );
}
