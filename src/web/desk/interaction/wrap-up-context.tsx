import { Ban, Briefcase, History, PhoneOutgoing } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { useFormats } from '../../app/reader.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/section.tsx';
import { ActsOfCall, CallInOneBar } from './call-summary.tsx';
import styles from './interaction.module.css';
import { CustomerCases } from './open-cases.tsx';
import { useCallbackPlan } from './use-callback-plan.ts';
import { useOutcome } from './use-outcome.ts';

interface StepThatFollows {
  key: string;
  icon: ReactNode;
  what: string;
  detail: string;
}

const listed = (parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(' · ');

/** What follows from the chosen outcome, and the call that is being finished. */
export function WrapUpContext({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const steps = useSteps(interaction);
  const { customerId } = interaction.identity;
  return (
    <>
      <Section title={t('wrapup.willHappen')}>
        <ul className={styles.steps}>
          {steps.map(({ key, icon, what, detail }) => (
            <li key={key}>
              {icon}
              <span>
                <strong>{what}</strong>
                {detail !== '' && <small>{detail}</small>}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <CallInOneBar interaction={interaction} />
      <ActsOfCall interaction={interaction} />
      {customerId && <CustomerCases id={customerId} interaction={interaction} />}
      <p className={styles.serverTime}>{t('wrapup.serverTime')}</p>
    </>
  );
}

function useSteps(interaction: InteractionDoc): StepThatFollows[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const { callback } = useCallbackPlan(interaction);
  const effect = useOutcome(interaction).chosen?.effect;
  const after = effect === 'resolve' ? 'resolved' : effect === 'wait' ? 'waiting' : 'open';
  const cases = interaction.cases.filter((one) => one.state === 'open' || one.state === 'waiting');
  const steps: StepThatFollows[] = cases.map((one) => ({
    key: one.id,
    icon: <Icon of={Briefcase} />,
    what: t('wrapup.step.case', { no: one.no, state: t(`case.state.${after}`) }),
    detail: one.title,
  }));
  if (effect === 'none') {
    steps.push({ key: 'none', icon: <Icon of={Ban} />, what: t('wrapup.step.noCase'), detail: '' });
  }
  if (callback) {
    steps.push({
      key: 'callback',
      icon: <Icon of={PhoneOutgoing} />,
      what: t('wrapup.step.callback', { time: formats.time(callback.dueAt) }),
      detail: listed([callback.number && formats.phone(callback.number), t(`wrapup.${callback.owner}`)]),
    });
  }
  steps.push({
    key: 'history',
    icon: <Icon of={History} />,
    what: t('wrapup.step.history'),
    detail: listed([t('call.facts'), ...interaction.topics.map((topic) => topic.name)]),
  });
  return steps;
}
