import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import type { TimelineEntry } from '../../../shared/api/interactions.ts';
import { api } from '../../app/api.ts';
import { keyOf } from '../../app/query.ts';
import { useFormats } from '../../app/reader.tsx';
import { useNow } from '../../ui/clock.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type Proportion, ProportionBar } from '../../ui/proportion-bar.tsx';
import { Section } from '../../ui/section.tsx';
import { talkMsOf } from '../caller-of.ts';
import styles from './interaction.module.css';
import { Zap } from 'lucide-react';
import { useEntryWords } from './timeline-of.tsx';

/** The call that is over, as one bar with its hold hatched, and in figures. */
export function CallInOneBar({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  const { heldMs, endedBy, arrivedAt, endedAt } = interaction;
  const waitedMs = interaction.waitedMs ?? 0;
  const talkMs = talkMsOf(interaction, now);
  const said = (key: string, ms: number): string => `${t(key)} ${formats.duration(ms)}`;
  const parts: Proportion[] = [
    { key: 'waited', value: waitedMs, word: said('call.waited', waitedMs), fill: 'waiting' },
    { key: 'talk', value: talkMs - heldMs, word: said('call.talk', talkMs), fill: 'live' },
    { key: 'held', value: heldMs, word: said('call.held', heldMs), fill: 'hold' },
  ];
  return (
    <Section title={t('call.facts')} aside={`${formats.time(arrivedAt)}–${formats.time(endedAt ?? now)}`}>
      <div className={styles.callBar}>
        <ProportionBar label={t('call.facts')} parts={parts.filter((part) => part.value > 0)} />
      </div>
      <Facts
        facts={[
          { key: 'waited', label: t('call.waited'), value: formats.duration(waitedMs) },
          { key: 'talk', label: t('call.talk'), value: formats.duration(talkMs) },
          { key: 'held', label: t('call.held'), value: formats.duration(heldMs) },
          { key: 'by', label: t('call.endedBy'), value: endedBy ? t(`call.endedBy.${endedBy}`) : '–' },
        ]}
      />
    </Section>
  );
}

/** What was done for the caller in it, each with its time. */
export function ActsOfCall({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useEntryWords();
  const { data } = useQuery({
    queryKey: keyOf.interactionTimeline(interaction.id),
    queryFn: () => api.interactions.timeline({ id: interaction.id }),
  });
  const acts = ((data?.entries ?? []) as TimelineEntry[]).filter((entry) => entry.kind === 'action');
  if (acts.length === 0) return null;
  return (
    <Section title={t('call.actionsDone')}>
      <Facts
        facts={acts.map((entry, nth) => ({
          key: `${entry.version ?? nth}`,
          icon: <Icon of={Zap} />,
          label: words(entry.text),
          value: formats.time(entry.at),
          tone: 'quiet' as const,
        }))}
      />
    </Section>
  );
}
