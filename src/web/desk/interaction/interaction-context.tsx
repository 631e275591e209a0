import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Mail, MapPin, MessageSquare, Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDoc } from '../../../shared/api/customers.ts';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import type { InteractionId } from '../../../shared/ids.ts';
import { api } from '../../app/api.ts';
import { useMyCall } from '../../app/desk-store.tsx';
import { keyOf } from '../../app/query.ts';
import { useFormats } from '../../app/reader.tsx';
import { useStateWord } from '../../objects/use-state-word.ts';
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

/** What was transacted last and what was said last: before anything that may be long. */
function LastOf({ customer, call }: { customer: CustomerDoc; call: InteractionId | null }) {
  const { lastMovement, lastNote } = customer;
  const now = useNow(60_000);
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <Section title={t('customer.lastMovement')} aside={lastMovement ? formats.when(lastMovement.at, now) : undefined}>
        {lastMovement ? (
          <Facts
            facts={[
              {
                key: 'movement',
                label: (
                  <ObjectLink id={lastMovement.objectId} call={call} title={lastMovement.objectTitle}>
                    {lastMovement.text}
                  </ObjectLink>
                ),
                value: formats.money(lastMovement.amount.minor / 100, lastMovement.amount.currency),
              },
            ]}
          />
        ) : (
          <p>{t('object.movements.none')}</p>
        )}
      </Section>
      <Section title={t('customer.lastNote')} aside={lastNote ? formats.when(lastNote.at, now) : undefined}>
        <p>{lastNote ? lastNote.text : t('customer.noNote')}</p>
      </Section>
    </>
  );
}

function CustomerSections(shown: { customer: CustomerDoc; interaction: InteractionDoc; call: InteractionId | null }) {
  const { customer, interaction, call } = shown;
  const { t } = useTranslation();
  const text = useFieldText();
  const stateWord = useStateWord();
  return (
    <>
      <LastOf customer={customer} call={call} />
      <Section title={t('customer.objects')} aside={customer.objects.length}>
        {customer.objects.length === 0 && <p>{t('customer.noObjects')}</p>}
        <Facts
          facts={customer.objects.slice(0, 9).map((object) => ({
            key: object.id,
            label: (
              <ObjectLink id={object.id} call={call}>
                {object.title}
              </ObjectLink>
            ),
            value:
              object.fields
                .filter((field) => field.prominent)
                .map(text)
                .find(Boolean) ?? stateWord(object.state),
          }))}
        />
      </Section>
      <OpenCases title={t('case.open')} cases={customer.openCases} interaction={interaction} />
    </>
  );
}

/** In my call an object opens on the stage of the call; else by its own address. */
function ObjectLink(to: { id: string; call: InteractionId | null; title?: string; children: ReactNode }) {
  const { id, call, title, children } = to;
  if (call === null)
    return (
      <Link to="/o/$object" params={{ object: id }} title={title}>
        {children}
      </Link>
    );
  return (
    <Link to="/desk/i/$interaction" params={{ interaction: call }} search={{ object: id }} title={title}>
      {children}
    </Link>
  );
}
