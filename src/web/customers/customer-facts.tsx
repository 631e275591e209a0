import { Link } from '@tanstack/react-router';
import { Ban, Check, Mail, MapPin, MessageCircle, Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerDoc } from '../../shared/api/customers.ts';
import { useFormats } from '../app/reader.tsx';
import { Facts, Triangle } from '../ui/facts.tsx';
import { Icon } from '../ui/icon.tsx';
import { Section } from '../ui/section.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import styles from './customer.module.css';

const kinds = { phone: Phone, email: Mail, address: MapPin, messenger: MessageCircle } as const;

/** At the left: the person's own data, ways to reach them, what they agreed to and who is near them. */
export function CustomerFacts({ customer }: { customer: CustomerDoc }) {
  const { t } = useTranslation();
  return (
    <div className={styles.facts}>
      <PersonalData customer={customer} />
      <Section title={t('customer.contacts')}>
        {customer.contactPoints.length === 0 && <EmptyState>{t('customer.noPoints')}</EmptyState>}
        <ul>
          {customer.contactPoints.map((point) => (
            <Point key={point.id} point={point} />
          ))}
        </ul>
      </Section>
      <Section title={t('consent.title')}>
        <Facts
          facts={Object.entries(customer.consents).map(([key, given]) => ({
            key,
            label: t(`consent.${key}`),
            value: given ? t('consent.given') : t('consent.refused'),
            icon: <Icon of={given ? Check : Ban} />,
            tone: given ? ('good' as const) : ('quiet' as const),
          }))}
        />
      </Section>
      {customer.relations.length > 0 && (
        <Section title={t('customer.relations')}>
          <Facts
            facts={customer.relations.map(({ id, role, name }) => ({
              key: id,
              label: t(`customer.relation.${role}`),
              value: (
                <Link to="/customers/$customer" params={{ customer: id }}>
                  {name}
                </Link>
              ),
            }))}
          />
        </Section>
      )}
    </div>
  );
}

function PersonalData({ customer }: { customer: CustomerDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const facts = [
    { key: 'kind', label: t('person.kind'), value: t(`customer.kind.${customer.kind}`) },
    { key: 'birth', label: t('customer.birthDate'), value: customer.birthDate && formats.date(customer.birthDate) },
    { key: 'identifier', label: t('customer.identifier'), value: customer.identifier },
    { key: 'address', label: t('point.kind.address'), value: customer.address ?? customer.city },
    { key: 'language', label: t('person.language'), value: formats.languageName(customer.language) },
  ];
  return (
    <Section title={t('customer.identity')}>
      <Facts facts={facts.filter((fact) => fact.value !== null)} />
    </Section>
  );
}

function Point({ point }: { point: CustomerDoc['contactPoints'][number] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const isBad = point.status === 'dead' || point.status === 'wrong-person' || point.status === 'refused';
  const notes = [
    point.usage && point.usage !== 'direct' ? t(`point.usage.${point.usage}`) : null,
    point.preference,
    point.lastSuccessAt && t('point.lastSuccess', { date: formats.day(point.lastSuccessAt) }),
  ].filter(Boolean);
  return (
    <li className={styles.point}>
      <Icon of={kinds[point.kind]} />
      <span className={styles.pointSaid}>
        <span>{point.kind === 'phone' ? formats.phone(point.value) : point.value}</span>
        {notes.length > 0 && <span className={styles.second}>{notes.join(' · ')}</span>}
      </span>
      <span
        className={styles.status}
        data-status={isBad ? 'bad' : point.status}
        title={t(`point.status.${point.status}`)}
      >
        {isBad ? <Triangle /> : point.status === 'verified' && <Icon of={Check} />}
        <span className={point.status === 'verified' ? 'visually-hidden' : undefined}>
          {t(`point.status.${point.status}`)}
        </span>
      </span>
    </li>
  );
}
