import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { useFormats } from '../../app/reader.tsx';
import { useNow } from '../../ui/clock.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/section.tsx';
import { talkMsOf } from '../caller-of.ts';
import styles from './interaction.module.css';
import { CustomerCases } from './open-cases.tsx';
import { useCallbackPlan } from './use-callback-plan.ts';
import { useOutcome } from './use-outcome.ts';

/** What follows from the chosen outcome, and the call that is being finished. */
export function WrapUpContext({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  const { callback } = useCallbackPlan(interaction);
  const effect = useOutcome(interaction).chosen?.effect;
  const after = effect === 'resolve' ? 'resolved' : effect === 'wait' ? 'waiting' : 'open';
  const cases = interaction.cases.filter((one) => one.state === 'open' || one.state === 'waiting');
  return (
    <>
      <Section title={t('wrapup.willHappen')}>
        <ul className={styles.opens}>
          {cases.map((one) => (
            <li key={one.id}>{t('wrapup.step.case', { no: one.no, state: t(`case.state.${after}`) })}</li>
          ))}
          {effect === 'none' && <li>{t('wrapup.step.noCase')}</li>}
          {callback && <li>{t('wrapup.step.callback', { time: formats.time(callback.dueAt) })}</li>}
          <li>{t('wrapup.step.history')}</li>
        </ul>
      </Section>
      <Section
        title={t('call.facts')}
        aside={`${formats.time(interaction.arrivedAt)}–${formats.time(interaction.endedAt ?? now)}`}
      >
        <Facts
          facts={[
            {
              key: 'waited',
              label: t('call.waited'),
              value: interaction.waitedMs === null ? '–' : formats.duration(interaction.waitedMs),
            },
            { key: 'talk', label: t('call.talk'), value: formats.duration(talkMsOf(interaction, now)) },
            { key: 'held', label: t('call.held'), value: formats.duration(interaction.heldMs) },
            {
              key: 'by',
              label: t('call.endedBy'),
              value: interaction.endedBy ? t(`call.endedBy.${interaction.endedBy}`) : '–',
            },
          ]}
        />
      </Section>
      {interaction.identity.customerId && (
        <CustomerCases id={interaction.identity.customerId} interaction={interaction} />
      )}
      <Section title={t('roster.parked')}>
        <p className={styles.quiet}>{t('wrapup.serverTime')}</p>
      </Section>
    </>
  );
}
