import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Phone, PhoneIncoming } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { api } from '../../app/api.ts';
import { keyOf } from '../../app/query.ts';
import { useFormats } from '../../app/reader.tsx';
import { PartState } from '../../customers/page-state.tsx';
import { useNow } from '../../ui/clock.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PersonHead } from '../../ui/person-head.tsx';
import { Section } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import styles from './interaction.module.css';
import { MenuFacts } from './menu-facts.tsx';
import { OpenCases } from './open-cases.tsx';

/** Nobody was chosen, so the context is about the number: whose it is, its last contacts, the open anonymous case. */
export function PointContext({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  const id = interaction.contactPointId;
  const { data, error, refetch } = useQuery({
    queryKey: keyOf.contactPoint(id ?? ''),
    queryFn: () => api.customers.contactPoint({ id: id! }),
    enabled: id !== null,
  });
  const { candidates, pop } = interaction.identity;
  const rule = pop[0]?.rule;
  const others = (data?.interactions ?? []).filter((one) => one.id !== interaction.id);
  return (
    <>
      <PersonHead
        name={interaction.from ? formats.phone(interaction.from) : t('bar.withheld')}
        glyph={<Icon of={Phone} size={20} />}
        about={[
          candidates.length > 0 ? t('identity.shared', { n: candidates.length }) : t('point.ownerless'),
          data?.lineType ? t(`point.line.${data.lineType}`, { defaultValue: data.lineType }) : null,
          data?.country ? formats.countryName(data.country) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
        tags={
          data && (
            <Tag tone={data.point.status === 'verified' ? 'good' : 'neutral'}>
              {t(`point.status.${data.point.status}`)}
            </Tag>
          )
        }
      />
      <Section title={t('point.recent')} aside={id !== null && !data ? undefined : others.length}>
        {id !== null && !data ? (
          <PartState error={error} onRetry={() => void refetch()} />
        ) : (
          others.length === 0 && <p className={styles.quiet}>{t('point.noContacts')}</p>
        )}
        <Timeline
          label={t('point.recent')}
          items={others.slice(0, 5).map((one) => ({
            key: one.id,
            time: formats.when(one.arrivedAt, now),
            glyph: <Icon of={PhoneIncoming} />,
            text: (
              <Link to="/desk/i/$interaction" params={{ interaction: one.id }}>
                {one.agentName ?? t('timeline.call.missed')}
              </Link>
            ),
            detail: [one.topics.join(', '), one.outcomeName].filter(Boolean).join(' · ') || undefined,
          }))}
        />
      </Section>
      {data && data.openCases.length > 0 && (
        <OpenCases title={t('point.openCases')} cases={data.openCases} interaction={interaction} />
      )}
      <MenuFacts interaction={interaction} />
      {rule && interaction.identity.state === 'none' && (
        <Section title={t('point.whyNothing')}>
          <p className={styles.said}>
            {t('point.whyNothing.detail')} {t('point.rule', { rule })}
          </p>
        </Section>
      )}
    </>
  );
}
