import { useQuery } from '@tanstack/react-query';
import { CreditCard, Eye, Search, User, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { api } from '../../app/api.ts';
import { keyOf } from '../../app/query.ts';
import { useFormats } from '../../app/reader.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PersonHead } from '../../ui/person-head.tsx';
import { Section } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import { callerOf } from '../caller-of.ts';
import styles from './interaction.module.css';
import { WhyYou } from './why-you.tsx';

/** The preview while it rings: who, why, what will open and why this agent; read only. */
export function OfferContext({ offer }: { offer: InteractionDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { customerId, state, candidates, pop } = offer.identity;
  const { data: customer } = useQuery({
    queryKey: keyOf.customer(customerId ?? ''),
    queryFn: () => api.customers.get({ id: customerId! }),
    enabled: customerId !== null,
  });
  const evidence = candidates.find((one) => one.customerId === customerId)?.evidence[0];
  return (
    <>
      <PersonHead
        name={callerOf(offer, formats, t)}
        familyFirst
        over={
          <>
            <Icon of={Eye} /> {t('offer.preview')}
          </>
        }
        overAside={t('offer.loaded')}
        about={
          customer
            ? [
                customer.city,
                formats.languageName(customer.language),
                customer.since ? t('customer.since', { year: customer.since.slice(0, 4) }) : null,
              ]
                .filter(Boolean)
                .join(' · ')
            : undefined
        }
        tags={
          <>
            {state === 'matched' && evidence && (
              <Tag tone="good">{t('identity.matched', { evidence: t(`identity.evidence.${evidence.kind}`) })}</Tag>
            )}
            {state === 'several' && <Tag tone="warn">{t('identity.shared', { n: candidates.length })}</Tag>}
            {state === 'none' && <Tag>{t('identity.none.title')}</Tag>}
          </>
        }
      />
      <Section title={t('offer.reason')}>
        <Facts
          facts={[
            { key: 'queue', label: t('call.queue'), value: offer.queueName },
            {
              key: 'typed',
              label: t('offer.typed'),
              value: offer.attributes.card ? `•••• ${offer.attributes.card.value.slice(-4)}` : t('offer.nothingTyped'),
            },
            {
              key: 'waited',
              label: t('offer.waited'),
              value: offer.waitedMs === null ? '–' : formats.duration(offer.waitedMs),
            },
          ]}
        />
      </Section>
      <Section title={t('offer.opens')}>
        <ul className={styles.opens}>
          {pop.map(({ target }, nth) => (
            <li key={nth}>
              <Icon
                of={
                  target.kind === 'search'
                    ? Search
                    : target.kind === 'chooser'
                      ? Users
                      : target.kind === 'customer'
                        ? User
                        : CreditCard
                }
              />
              {'title' in target ? target.title : t(`offer.opens.${target.kind}`)}
            </li>
          ))}
          {pop.length === 0 && <li>{t('offer.opens.nothing')}</li>}
        </ul>
      </Section>
      {offer.reason && <WhyYou reason={offer.reason} />}
    </>
  );
}
