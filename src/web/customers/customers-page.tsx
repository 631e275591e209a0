import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CustomerSearch } from './customer-search.tsx';
import styles from './customers.module.css';

/** Customers by anything that is known of them. */
export function CustomersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <div className={styles.page}>
      <h1>{t('customer.title')}</h1>
      <CustomerSearch
        empty={t('customer.empty')}
        onChoose={(hit) => void navigate({ to: '/customers/$customer', params: { customer: hit.id } })}
      />
    </div>
  );
}
