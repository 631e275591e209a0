import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDoc } from '../../shared/api/cases.ts';
import { useFormats } from '../app/reader.tsx';
import { Button, TextButton } from '../ui/button.tsx';
import { useNow } from '../ui/clock.tsx';
import { Facts } from '../ui/facts.tsx';
import { Section } from '../ui/section.tsx';
import { AttachDialog } from './attach-dialog.tsx';
import styles from './case.module.css';
import { CausesDialog } from './causes-dialog.tsx';
import { openingOf } from './opening-of.ts';

/** Beside the history: whose case it is, who works on it, where it came from and in which contacts it came up. */
export function CaseContext({ found }: { found: CaseDoc }) {
  const { t } = useTranslation();
  return (
    <>
      <Owner found={found} />
      <Origin found={found} />
      {found.object && (
        <Section title={t('case.object')}>
          <Link to="/o/$object" params={{ object: found.object.id }}>
            {found.object.title}
          </Link>
        </Section>
      )}
      <Contacts found={found} />
    </>
  );
}

function Owner({ found }: { found: CaseDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [isAttaching, setAttaching] = useState(false);
  const { customer, contactPoint } = found;
  return (
    <Section title={t('case.customer')} raised>
      {customer ? (
        <Link className={styles.person} to="/customers/$customer" params={{ customer: customer.id }}>
          {customer.name}
        </Link>
      ) : (
        <div className={styles.ownerless}>
          <p>{t('case.anonymous')}</p>
          <Button variant="outline" onClick={() => setAttaching(true)}>
            {t('case.attach')}
          </Button>
          <AttachDialog caseId={found.id} opened={isAttaching} onClose={() => setAttaching(false)} />
        </div>
      )}
      {contactPoint && (
        <p className={styles.quiet}>
          {contactPoint.value.startsWith('+') ? formats.phone(contactPoint.value) : contactPoint.value}
        </p>
      )}
    </Section>
  );
}

function Origin({ found }: { found: CaseDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  const [isAsking, setAsking] = useState(false);
  const moment = (at: string | null): string | null => at && `${formats.date(at)} ${formats.time(at)}`;
  const made = openingOf(found);
  const version = made?.version;
  const isLate = found.dueAt !== null && found.resolvedAt === null && Date.parse(found.dueAt) < now;
  const facts = [
    { key: 'state', label: t('case.state'), value: t(`case.state.${found.state}`) },
    { key: 'owner', label: t('case.owner'), value: found.ownerName ?? '–' },
    { key: 'opened', label: t('case.opened'), value: moment(found.openedAt) },
    { key: 'due', label: t('case.due'), value: moment(found.dueAt), tone: isLate ? ('bad' as const) : undefined },
    {
      key: 'resolved',
      label: t(found.state === 'voided' ? 'case.state.voided' : 'case.resolvedAt'),
      value: moment(found.resolvedAt),
    },
  ];
  return (
    <Section
      title={t('case.title', { no: found.no })}
      aside={version && <TextButton onClick={() => setAsking(true)}>{t('common.why')}</TextButton>}
    >
      <Facts facts={facts.filter((fact) => fact.value !== null)} />
      {found.madeBy && (
        <p className={styles.quiet}>
          {t('case.automatic', { action: made?.text.args.action ?? found.madeBy.action })} ·{' '}
          {t('case.version', { version: found.madeBy.version })}
        </p>
      )}
      {version && isAsking && <CausesDialog version={version} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function Contacts({ found }: { found: CaseDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Section title={t('case.contacts')} aside={found.interactions.length}>
      {found.interactions.length === 0 && <p className={styles.quiet}>{t('common.none')}</p>}
      <ul className={styles.contacts}>
        {found.interactions.map((contact) => (
          <li key={contact.id}>
            <Link to="/desk/i/$interaction" params={{ interaction: contact.id }}>
              {t(`channel.${contact.channel}`)} · {formats.day(contact.arrivedAt)} {formats.time(contact.arrivedAt)}
            </Link>
            <span className={styles.quiet}>{t(`case.role.${contact.role}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
