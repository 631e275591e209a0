import { Link } from '@tanstack/react-router';
import { Ban, Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDoc } from '../../../shared/api/customers.ts';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import type { InteractionId } from '../../../shared/ids.ts';
import { useFormats } from '../../app/reader.tsx';
import { FreshnessOf } from '../../customers/freshness-of.tsx';
import { groupObjects, isOwed, type OwnedObject } from '../../customers/object-groups.ts';
import { objectIcon } from '../../objects/object-icon.ts';
import { stateTone } from '../../objects/object-state.ts';
import { useStateWord } from '../../objects/use-state-word.ts';
import { useTypeNames } from '../../objects/use-type-name.ts';
import { useNow } from '../../ui/clock.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './customer-sections.module.css';
import { useFieldText } from './field-text.ts';
import { OpenCases } from './open-cases.tsx';

interface OfCall {
  customer: CustomerDoc;
  interaction: InteractionDoc;
  /** My call, if it is the one in hand. */
  call: InteractionId | null;
}

/** Everything of the customer that a call may need, the most pressing first. */
export function CustomerSections({ customer, interaction, call }: OfCall) {
  const { t } = useTranslation();
  return (
    <>
      <LastOf customer={customer} call={call} />
      <Owned objects={customer.objects} call={call} />
      <OpenCases title={t('case.open')} cases={customer.openCases} interaction={interaction} />
      <Section title={t('consent.title')}>
        <ul className={styles.consents}>
          {Object.entries(customer.consents).map(([key, given]) => (
            <li key={key}>
              <Icon of={given ? Check : Ban} size={14} />
              {t(`consent.${key}`)}
              <span className="visually-hidden">{t(given ? 'consent.given' : 'consent.refused')}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

/** What was transacted last and what was said last: before anything that may be long. */
function LastOf({ customer, call }: Omit<OfCall, 'interaction'>) {
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
          <p className={styles.none}>{t('object.movements.none')}</p>
        )}
      </Section>
      <Section title={t('customer.lastNote')} aside={lastNote ? formats.when(lastNote.at, now) : undefined}>
        <p className={lastNote ? undefined : styles.none}>{lastNote ? lastNote.text : t('customer.noNote')}</p>
      </Section>
    </>
  );
}

/** What is owed stands by itself under its own name; contracts, cards and the rest are one list. */
function Owned({ objects, call }: { objects: readonly OwnedObject[]; call: InteractionId | null }) {
  const { t } = useTranslation();
  const namesOf = useTypeNames();
  const groups = groupObjects(objects);
  const owed = groups.filter((group) => group.objects.some(isOwed));
  const rest = groups.filter((group) => !owed.includes(group)).flatMap((group) => group.objects);
  return (
    <>
      {owed.map((group) => (
        <Section key={group.typeKey} title={namesOf(group)} aside={<FreshnessOf objects={group.objects} />}>
          <ObjectFacts objects={group.objects} call={call} told="state" />
        </Section>
      ))}
      {rest.length > 0 && (
        <Section title={t('customer.objects')} aside={rest.length}>
          <ObjectFacts objects={rest} call={call} told="figure" />
        </Section>
      )}
      {objects.length === 0 && (
        <Section title={t('customer.objects')}>
          <p className={styles.none}>{t('customer.noObjects')}</p>
        </Section>
      )}
    </>
  );
}

/** Each object with its first figure; its state too where that is what matters. */
function ObjectFacts(of: { objects: readonly OwnedObject[]; call: InteractionId | null; told: 'state' | 'figure' }) {
  const text = useFieldText();
  const stateWord = useStateWord();
  const factOf = (object: OwnedObject): Fact => {
    const figure = object.fields.find(
      (field) => field.prominent && field.value !== null && field.value !== object.title,
    );
    const said = (figure && text(figure)) ?? object.key;
    const isBad = stateTone(object.state) === 'bad';
    return {
      key: object.id,
      icon: <Icon of={objectIcon(object.icon)} />,
      label: (
        <ObjectLink id={object.id} call={of.call} title={object.typeName}>
          {object.title}
        </ObjectLink>
      ),
      value: of.told === 'state' ? `${said} · ${stateWord(object.state)}` : said,
      tone: isBad ? 'bad' : figure && !isSettled(object) ? 'plain' : 'quiet',
    };
  };
  return <Facts facts={of.objects.map(factOf)} />;
}

const isSettled = (object: OwnedObject): boolean => object.state === 'paid' || object.state === 'closed';

/** In my call an object opens on the stage of the call; else by its own address. */
function ObjectLink(to: { id: string; call: InteractionId | null; title?: string; children: ReactNode }) {
  const { id, call, title, children } = to;
  if (call === null)
    return (
      <Link to="/o/$object" params={{ object: id }} title={title} className={styles.link}>
        {children}
      </Link>
    );
  return (
    <Link
      to="/desk/i/$interaction"
      params={{ interaction: call }}
      search={{ object: id }}
      title={title}
      className={styles.link}
    >
      {children}
    </Link>
  );
}
