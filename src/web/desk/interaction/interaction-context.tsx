import { useQuery } from '@tanstack/react-query';
import { Mail, MapPin, MessageSquare, Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerDoc } from '../../../shared/api/customers.ts';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { api } from '../../app/api.ts';
import { useMyCall } from '../../app/desk-store.tsx';
import { keyOf } from '../../app/query.ts';
import { useFormats } from '../../app/reader.tsx';
import { PartyTag } from '../../customers/party-tag.tsx';
import { PartState } from '../../customers/page-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PersonHead, PersonPoint } from '../../ui/person-head.tsx';
import { CustomerSections } from './customer-sections.tsx';
import { PointContext } from './point-context.tsx';

const pointIcons = { phone: Phone, email: Mail, address: MapPin, messenger: MessageSquare } as const;

/** Who the contact is with: the customer, or the number when nobody is known. */
export function InteractionContext({ interaction }: { interaction: InteractionDoc }) {
  const myCall = useMyCall();
  const { customerId } = interaction.identity;
  const { data, error, refetch } = useQuery({
    queryKey: keyOf.customer(customerId ?? ''),
    queryFn: () => api.customers.get({ id: customerId! }),
    enabled: customerId !== null,
  });
  if (customerId === null) return <PointContext interaction={interaction} />;
  if (!data) return <PartState error={error} onRetry={() => void refetch()} rows={6} />;
  return (
    <>
      <CustomerHead customer={data as CustomerDoc} from={interaction.from} />
      <CustomerSections
        customer={data as CustomerDoc}
        interaction={interaction}
        call={myCall?.id === interaction.id ? interaction.id : null}
      />
    </>
  );
}

function CustomerHead({ customer, from }: { customer: CustomerDoc; from: string | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <PersonHead
      name={customer.name}
      familyFirst={customer.kind === 'person'}
      about={[
        customer.birthDate ? formats.date(customer.birthDate) : null,
        customer.city,
        formats.languageName(customer.language),
      ]
        .filter(Boolean)
        .join(' · ')}
      tags={<PartyTag party={customer.party} />}
    >
      {customer.contactPoints.map((point) => (
        <PersonPoint
          key={point.id}
          icon={<Icon of={pointIcons[point.kind]} />}
          value={point.kind === 'phone' ? formats.phone(point.value) : point.value}
          live={point.value === from}
          note={point.value === from ? t('point.callingNow') : undefined}
          aside={point.preference ?? t(`point.status.${point.status}`)}
        />
      ))}
    </PersonHead>
  );
}
