import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { useFormats } from '../../app/reader.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioRow } from '../../ui/choices.tsx';
import { useNow } from '../../ui/clock.tsx';
import { dueIn, usualPlan } from './callback-plan.ts';
import styles from './interaction.module.css';
import { soonWord } from './soon-word.ts';
import { useCallbackPlan } from './use-callback-plan.ts';

const minuteMs = 60_000;
const soonMs = [20 * minuteMs, 60 * minuteMs, 120 * minuteMs] as const;

/** When and who, as soon as the outcome promises a call; one press is enough. */
export function CallbackPlanner({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(minuteMs);
  const { isPromise, isOpen, plan, change } = useCallbackPlan(interaction);
  const inMs = (ms: number): void => change({ ...(plan ?? usualPlan(interaction)), dueAt: dueIn(ms) });
  useEffect(() => {
    // Another press changes it.
    if (isOpen) change(usualPlan(interaction));
  });
  if (!isPromise || !plan) return null;
  return (
    <div className={styles.plan}>
      <span>{t('wrapup.callback.when')}</span>
      <span className={styles.chips}>
        {soonMs.map((ms) => (
          <Button key={ms} chosen={Math.abs(Date.parse(plan.dueAt) - now - ms) < 2 * minuteMs} onClick={() => inMs(ms)}>
            {soonWord(ms, t)}
          </Button>
        ))}
      </span>
      <b>{formats.time(plan.dueAt)}</b>
      <span>{t('wrapup.callback.who')}</span>
      <RadioRow
        label={t('wrapup.callback.who')}
        name="callback-owner"
        options={[
          { value: 'me', word: t('wrapup.me') },
          { value: 'anyone', word: t('wrapup.anyone') },
        ]}
        value={plan.owner}
        onChoose={(owner) => change({ ...plan, owner })}
      />
      <span>{formats.phone(plan.number)}</span>
    </div>
  );
}
