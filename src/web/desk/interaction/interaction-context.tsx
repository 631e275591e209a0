import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Mail, MapPin, MessageSquare, Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerDoc } from '../../../shared/api/customers.ts';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { api } from '../../app/api.ts';
import { keyOf } from '../../app/query.ts';
import { useFormats } from '../../app/reader.tsx';
import { PartState } from '../../customers/page-state.tsx';
import { useNow } from '../../ui/clock.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PersonHead, PersonPoint } from '../../ui/person-head.tsx';
import { Section } from '../../ui/section.tsx';
import { useFieldText } from './field-text.ts';
import { OpenCases } from './open-cases.tsx';
import { PointContext } from './point-context.tsx';
import { WhyYou } from './why-you.tsx';

const pointIcons = { phone: Phone, email: Mail, address: MapPin, messenger: MessageSquare } as const;

/** Who the contact is with: the customer, or the number when nobody is known. */
export function InteractionContext({ interaction }: { interaction: InteractionDoc }) {
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
      <CustomerSections customer={data as CustomerDoc} interaction={interaction} />
      {interaction.reason && <WhyYou reason={interaction.reason} />}
    </>
  );
}

function CustomerHead({ customer, from }: { customer: CustomerDoc; from: string | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <PersonHead
      name={customer.name}
      familyFirst
      about={[
        customer.birthDate ? formats.date(customer.birthDate) : null,
        customer.city,
        formats.languageName(customer.language),
      ]
        .filter(Boolean)
        .join(' · ')}
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

function CustomerSections({ customer, interaction }: { customer: CustomerDoc; interaction: InteractionDoc }) {
  const now = useNow(60_000);
  const { t } = useTranslation();
  const formats = useFormats();
  const text = useFieldText();
  return (
    <>
      {customer.lastNote && (
        <Section title={t('customer.lastNote')} aside={formats.when(customer.lastNote.at, now)}>
          <p>{customer.lastNote.text}</p>
        </Section>
      )}
      <Section title={t('customer.objects')} aside={customer.objects.length}>
        {customer.objects.length === 0 && <p>{t('customer.noObjects')}</p>}
        <Facts
          facts={customer.objects.slice(0, 9).map((object) => ({
            key: object.id,
            label: (
              <Link to="/o/$object" params={{ object: object.id }}>
                {object.title}
              </Link>
            ),
            value:
              object.fields
                .filter((field) => field.prominent)
                .map(text)
                .find(Boolean) ?? t(`object.state.${object.state}`, { defaultValue: object.state }),
          }))}
        />
      </Section>
      <OpenCases title={t('case.open')} cases={customer.openCases} interaction={interaction} />
    </>
  );
}
