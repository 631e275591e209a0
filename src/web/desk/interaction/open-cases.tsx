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
import { useAct } from '../../app/toasts.tsx';
import { PartState } from '../../customers/page-state.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './interaction.module.css';

type OpenCase = CustomerDoc['openCases'][number];

/** Cases that are open already; the contact in hand can be said to be about one of them. */
export function OpenCases({
  title,
  cases,
  interaction,
}: {
  title: string;
  cases: readonly OpenCase[];
  interaction: InteractionDoc;
}) {
  const { t } = useTranslation();
  return (
    <Section title={title} aside={cases.length}>
      {cases.length === 0 && <p>{t('case.none')}</p>}
      <Facts
        facts={cases.map((one) => ({
          key: one.id,
          label: (
            <Link to="/cases/$case" params={{ case: one.id }}>
              {one.no} {one.title}
            </Link>
          ),
          value: <CaseInContact found={one} interaction={interaction} />,
        }))}
      />
    </Section>
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

function CaseInContact({ found, interaction }: { found: OpenCase; interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const act = useAct();
  const agent = useAgent();
  const linked = interaction.cases.find((one) => one.id === found.id);
  const isInHand =
    interaction.agentId === agent?.id && (interaction.state === 'talking' || interaction.wrapUp?.state !== 'finished');
  if (linked) return t(`case.role.${linked.role}`);
  if (!isInHand) return t(`case.state.${found.state}`);
  return (
    <span className={styles.linking}>
      {t(`case.state.${found.state}`)}
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
    </span>
  );
}
