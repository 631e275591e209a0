import { useQuery } from '@tanstack/react-query';
import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerDoc } from '../../../shared/api/customers.ts';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import type { TimelineEntry } from '../../../shared/api/interactions.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { api } from '../../app/api.ts';
import { keyOf } from '../../app/query.ts';
import { useFormats } from '../../app/reader.tsx';
import { PartyTag } from '../../customers/party-tag.tsx';
import { PartState } from '../../customers/page-state.tsx';
import { objectIcon } from '../../objects/object-icon.ts';
import { Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PersonHead } from '../../ui/person-head.tsx';
import { Section } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { MenuFacts } from './menu-facts.tsx';
import { OpenCases } from './open-cases.tsx';
import { useTimelineItems } from './timeline-of.tsx';

const shownObjects = 6;
const shownContacts = 3;

/** Who stands chosen among the candidates: enough to be sure, and no amount before it is said who calls. */
export function CandidateContext({ interaction, who }: { interaction: InteractionDoc; who: CustomerId }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data, error, refetch } = useQuery({
    queryKey: keyOf.customer(who),
    queryFn: () => api.customers.get({ id: who }),
  });
  const customer = data as CustomerDoc | undefined;
  const nth = interaction.identity.candidates.findIndex((one) => one.customerId === who) + 1;
  if (!customer) return <PartState error={error} onRetry={() => void refetch()} rows={6} />;
  const about = [
    customer.city,
    formats.languageName(customer.language),
    customer.since && t('customer.since', { year: customer.since.slice(0, 4) }),
  ];
  return (
    <>
      <PersonHead
        name={customer.name}
        familyFirst={customer.kind === 'person'}
        over={
          <>
            <Icon of={Eye} /> {nth > 0 ? t('identity.preview', { n: nth }) : t('offer.preview')}
          </>
        }
        about={about.filter(Boolean).join(' · ')}
        tags={
          <>
            <PartyTag party={customer.party} />
            <Tag>{t('identity.notVerified')}</Tag>
            {t('identity.hiddenUntilChosen')}
          </>
        }
      />
      <MenuFacts interaction={interaction} />
      <OpenCases title={t('case.open')} cases={customer.openCases} interaction={null} />
      <Section title={t('customer.objects')} aside={customer.objects.length}>
        <Facts
          facts={customer.objects.slice(0, shownObjects).map((object) => ({
            key: object.id,
            icon: <Icon of={objectIcon(object.icon)} />,
            label: object.typeName,
            value: object.title,
            tone: 'quiet' as const,
          }))}
        />
      </Section>
      <RecentContacts who={who} />
    </>
  );
}

function RecentContacts({ who }: { who: CustomerId }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: [...keyOf.customerTimeline(who), 'recent'],
    queryFn: () => api.customers.timeline({ id: who, limit: 30 }),
  });
  const contacts = ((data?.entries ?? []) as TimelineEntry[]).filter((entry) => entry.kind === 'interaction');
  const items = useTimelineItems(contacts.slice(0, shownContacts));
  if (items.length === 0) return null;
  return (
    <Section title={t('customer.recentContacts')}>
      <Timeline label={t('customer.recentContacts')} items={items} />
    </Section>
  );
}
