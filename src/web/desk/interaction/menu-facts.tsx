import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { useFormats } from '../../app/reader.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/section.tsx';
import { waitedMsOf } from '../caller-of.ts';

/** What the caller went through before anybody answered. */
export function MenuFacts({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { card } = interaction.attributes;
  const waitedMs = waitedMsOf(interaction);
  return (
    <Section title={t('point.menu')}>
      <Facts
        facts={[
          { key: 'language', label: t('point.menu.language'), value: formats.languageName(interaction.language) },
          {
            key: 'typed',
            label: t('offer.typed'),
            value: card ? `•••• ${card.value.slice(-4)}` : t('offer.nothingTyped'),
            tone: card ? undefined : 'quiet',
          },
          {
            key: 'waited',
            label: t('call.waited'),
            value: waitedMs === null ? '–' : formats.duration(waitedMs),
          },
        ]}
      />
    </Section>
  );
}
