import { useTranslation } from 'react-i18next';
import type { CustomerDoc } from '../../shared/api/customers.ts';
import { useFormats } from '../app/reader.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Tag } from '../ui/tag.tsx';
import styles from './customer.module.css';
import { PartyTag } from './party-tag.tsx';

/** Name, flags, and one line that tells this customer from one of the same name. */
export function CustomerHead({ customer }: { customer: CustomerDoc }) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const about = [
    customer.birthDate && formats.date(customer.birthDate),
    customer.identifier,
    customer.address ?? customer.city,
    formats.languageName(customer.language),
    customer.since && t('customer.since', { year: customer.since.slice(0, 4) }),
  ];
  const word = (flag: string): string =>
    i18n.exists(`customer.flag.${flag}`) ? t(`customer.flag.${flag}`) : flag.replaceAll('-', ' ');
  return (
    <header className={styles.head}>
      <Avatar name={customer.name} familyFirst={customer.kind === 'person'} size={48} />
      <div className={styles.names}>
        <h1>
          {customer.name}
          <PartyTag party={customer.party} />
          {customer.flags.map((flag) => (
            <Tag key={flag}>{word(flag)}</Tag>
          ))}
        </h1>
        <p>{about.filter(Boolean).join(' · ')}</p>
      </div>
    </header>
  );
}
