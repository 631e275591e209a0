import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import type { TimelineEntry } from '../../../shared/api/interactions.ts';
import { api } from '../../app/api.ts';
import { keyOf } from '../../app/query.ts';
import { useFormats } from '../../app/reader.tsx';
import { PartState } from '../../customers/page-state.tsx';
import { useNow } from '../../ui/clock.tsx';
import { Facts } from '../../ui/facts.tsx';
import { StageSection } from '../../ui/section.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { heldMsOf, talkMsOf, waitedMsOf } from '../caller-of.ts';
import styles from './interaction.module.css';
import { useTimelineItems } from './timeline-of.tsx';

/** The call as a fact, and what happened in it, from the log. */
export function CallFacts({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const waitedMs = waitedMsOf(interaction);
  const { data, error, refetch } = useQuery({
    queryKey: keyOf.interactionTimeline(interaction.id),
    queryFn: () => api.interactions.timeline({ id: interaction.id }),
  });
  // The day is said above: of what happened on it the time is told, also when it is long ago.
  const items = useTimelineItems((data?.entries ?? []) as TimelineEntry[], (at) =>
    formats.when(at, interaction.arrivedAt),
  );
  return (
    <div className={styles.columns}>
      <StageSection title={t('call.facts')}>
        <Facts
          facts={[
            {
              key: 'caller',
              label: t('call.caller'),
              value: interaction.from ? formats.phone(interaction.from) : t('bar.withheld'),
            },
            { key: 'queue', label: t('call.queue'), value: interaction.queueName ?? '–' },
            {
              key: 'waited',
              label: t('call.waited'),
              value: waitedMs === null ? '–' : formats.duration(waitedMs),
            },
            { key: 'talk', label: t('call.talk'), value: formats.duration(talkMsOf(interaction, now)) },
            { key: 'held', label: t('call.held'), value: formats.duration(heldMsOf(interaction, now)) },
            ...Object.entries(interaction.attributes).map(([key, one]) => ({
              key,
              label: t(`attribute.${key}`, { defaultValue: key }),
              value: attributeText(one, t),
            })),
            ...(interaction.endedBy
              ? [{ key: 'ended', label: t('call.endedBy'), value: t(`call.endedBy.${interaction.endedBy}`) }]
              : []),
          ]}
        />
      </StageSection>
      <StageSection title={t('timeline.title')}>
        {data ? (
          <Timeline label={t('timeline.title')} items={items} />
        ) : (
          <PartState error={error} onRetry={() => void refetch()} />
        )}
      </StageSection>
    </div>
  );
}

/** What a caller typed is shown by its end alone; what the flow noted itself is no secret of theirs. */
function attributeText({ value, type, check }: InteractionDoc['attributes'][string], t: TFunction): string {
  if (type === 'set') return value;
  if (type === 'flag') return t(`attribute.flag.${value}`, { defaultValue: value });
  return `•••• ${value.slice(-4)} · ${t(`attribute.check.${check}`)}`;
}
