import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Link2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerDoc } from '../../../shared/api/customers.ts';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { api } from '../../app/api.ts';
import { useAgent } from '../../app/desk-store.tsx';
import { keyOf } from '../../app/query.ts';
import { useFormats } from '../../app/reader.tsx';
import { useAct } from '../../app/toasts.tsx';
import { PartState } from '../../customers/page-state.tsx';
import { IconButton } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.tsx';
import { Triangle } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './open-cases.module.css';

type OpenCase = CustomerDoc['openCases'][number];

interface OpenCasesProps {
  title: string;
  cases: readonly OpenCase[];
  /** The contact in hand, where it may be said to be about one of them. */
  interaction: InteractionDoc | null;
}

/** Cases that are open already: number and matter, under it whose it is and until when an answer is owed. */
export function OpenCases({ title, cases, interaction }: OpenCasesProps) {
  const { t } = useTranslation();
  return (
    <Section title={title} aside={cases.length}>
      {cases.length === 0 && <p className={styles.about}>{t('case.none')}</p>}
      <ul>
        {cases.map((one) => (
          <li key={one.id} className={styles.case}>
            <span className={styles.no}>{one.no}</span>
            <Link to="/cases/$case" params={{ case: one.id }} className={styles.title}>
              {one.title}
            </Link>
            {interaction && <LinkToContact found={one} interaction={interaction} />}
            <About found={one} interaction={interaction} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const linkOf = (found: OpenCase, interaction: InteractionDoc | null) =>
  interaction?.cases.find((one) => one.id === found.id);

function About({ found, interaction }: { found: OpenCase; interaction: InteractionDoc | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  const linked = linkOf(found, interaction);
  const isLate = found.dueAt !== null && Date.parse(found.dueAt) < now;
  const state = linked ? t(`case.role.${linked.role}`) : t(`case.state.${found.state}`);
  return (
    <span className={styles.about}>
      <span>{[state, found.ownerName].filter(Boolean).join(' · ')}</span>
      {found.dueAt !== null && (
        <span className={styles.due} data-late={isLate ? '' : undefined}>
          {isLate && <Triangle />}
          {formats.fromNow(found.dueAt, now)}
        </span>
      )}
    </span>
  );
}

/** The open cases of a customer, for screens that show nothing else of them. */
export function CustomerCases({ id, interaction }: { id: CustomerId; interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: keyOf.customer(id),
    queryFn: () => api.customers.get({ id }),
  });
  if (!data) return <PartState error={error} onRetry={() => void refetch()} />;
  return data && <OpenCases title={t('case.open')} cases={(data as CustomerDoc).openCases} interaction={interaction} />;
}

const roles = ['continued_in', 'mentioned'] as const;

function LinkToContact({ found, interaction }: { found: OpenCase; interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const act = useAct();
  const agent = useAgent();
  const isInHand =
    interaction.agentId === agent?.id && (interaction.state === 'talking' || interaction.wrapUp?.state !== 'finished');
  if (!isInHand || linkOf(found, interaction)) return null;
  return (
    <Menu
      align="end"
      trigger={
        <IconButton size="small" label={`${t('case.link')}: ${found.no}`} icon={<Icon of={Link2} size={14} />} />
      }
      groups={[
        {
          key: 'roles',
          label: t('case.link'),
          items: roles.map((role) => ({
            key: role,
            label: t(`case.role.${role}`),
            onChoose: () =>
              void act(() => api.cases.linkInteraction({ id: found.id, interactionId: interaction.id, role })),
          })),
        },
      ]}
    />
  );
}
