import { useQuery } from '@tanstack/react-query';
import { Briefcase, Eye, Phone, Search, User, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerDoc } from '../../../shared/api/customers.ts';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import type { TimelineEntry } from '../../../shared/api/interactions.ts';
import { api } from '../../app/api.ts';
import { keyOf } from '../../app/query.ts';
import { useFormats } from '../../app/reader.tsx';
import { PartyTag } from '../../customers/party-tag.tsx';
import { objectIcon } from '../../objects/object-icon.ts';
import { useObjectNames } from '../../objects/use-object-names.ts';
import { useNow } from '../../ui/clock.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PersonHead } from '../../ui/person-head.tsx';
import { Section } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import { callerOf, waitedMsOf } from '../caller-of.ts';
import styles from './interaction.module.css';
import { OpenCases } from './open-cases.tsx';
import { useEntryWords } from './timeline-of.tsx';
import { WhyYou } from './why-you.tsx';

/** The preview while it rings: who, why, what will open and why this agent; read only. */
export function OfferContext({ offer }: { offer: InteractionDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { customerId, customerParty, state, candidates } = offer.identity;
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
        familyFirst={customer?.kind !== 'organisation'}
        glyph={customerId === null ? <Icon of={Phone} /> : undefined}
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
            {customerParty && <PartyTag party={customerParty} />}
            {state === 'matched' && evidence && (
              <Tag tone="good">
                {t('identity.matched', { evidence: lowered(t(`identity.evidence.${evidence.kind}`)) })}
              </Tag>
            )}
            {state === 'matched' && <Tag>{t('identity.notVerified')}</Tag>}
            {state === 'several' && <Tag tone="warn">{t('identity.shared', { n: candidates.length })}</Tag>}
            {state === 'none' && <Tag>{t('identity.none.title')}</Tag>}
          </>
        }
      />
      <WhyCalling offer={offer} />
      {customer && customer.openCases.length > 0 && (
        <OpenCases title={t('case.open')} cases={(customer as CustomerDoc).openCases} interaction={null} />
      )}
      <WhatOpens offer={offer} />
      {offer.reason && <WhyYou reason={offer.reason} />}
    </>
  );
}

/** Within a sentence. */
const lowered = (text: string): string => text.charAt(0).toLocaleLowerCase() + text.slice(1);

/** What is known of the matter before a word was said: where it came through, what was typed, what was before. */
function WhyCalling({ offer }: { offer: InteractionDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  const words = useEntryWords();
  const waitedMs = waitedMsOf(offer);
  const { card } = offer.attributes;
  const last = useLastContact(offer);
  return (
    <Section title={t('offer.reason')}>
      <Facts
        facts={[
          { key: 'queue', label: t('call.queue'), value: offer.queueName },
          {
            key: 'typed',
            label: t('offer.typed'),
            value: card ? `•••• ${card.value.slice(-4)}` : t('offer.nothingTyped'),
            tone: card ? undefined : 'quiet',
          },
          { key: 'waited', label: t('offer.waited'), value: waitedMs === null ? '–' : formats.duration(waitedMs) },
          ...(last
            ? [
                {
                  key: 'last',
                  label: t('offer.contact'),
                  value: [formats.when(last.at, now), last.detail ? words(last.detail) : words(last.text)].join(' · '),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

/** The contact before this one, if the caller is known. */
function useLastContact({ id, identity }: InteractionDoc): TimelineEntry | null {
  const who = identity.customerId;
  const { data } = useQuery({
    queryKey: [...keyOf.customerTimeline(who ?? ''), 'recent'],
    queryFn: () => api.customers.timeline({ id: who!, limit: 30 }),
    enabled: who !== null,
  });
  const entries = (data?.entries ?? []) as TimelineEntry[];
  return entries.find((entry) => entry.kind === 'interaction' && entry.interactionId !== id) ?? null;
}

const glyphs = { search: Search, chooser: Users, customer: User, case: Briefcase } as const;

/** What the screen-pop rules will put on the stage. */
function WhatOpens({ offer }: { offer: InteractionDoc }) {
  const { t } = useTranslation();
  const targets = offer.identity.pop.map(({ target }) => target);
  const names = useObjectNames(targets.flatMap((target) => (target.kind === 'object' ? [target.id] : [])));
  const wordOf = (target: (typeof targets)[number]): string =>
    'title' in target ? (names.get(target.id) ?? target.title) : t(`offer.opens.${target.kind}`);
  return (
    <Section title={t('offer.opens')}>
      <ul className={styles.opens}>
        {targets.map((target, nth) => (
          <li key={nth}>
            <Icon of={target.kind === 'object' ? objectIcon(target.icon) : glyphs[target.kind]} />
            {wordOf(target)}
          </li>
        ))}
        {targets.length === 0 && <li>{t('offer.opens.nothing')}</li>}
      </ul>
    </Section>
  );
}
