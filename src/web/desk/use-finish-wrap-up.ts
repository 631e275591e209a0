import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenState } from '../../shared/agent-state.ts';
import type { InteractionDoc } from '../../shared/api/desk.ts';
import { api } from '../app/api.ts';
import { useAct, useSay } from '../app/toasts.tsx';
import { useCallbackPlan } from './interaction/use-callback-plan.ts';
import { useOutcome } from './interaction/use-outcome.ts';

/**
 * Finishes the form of a contact, open or parked, with the outcome as it is chosen here and the callback that was
 * planned in it. What is still on its way to the server is waited for; what is missing is said in words.
 */
export function useFinishWrapUp(interaction: InteractionDoc) {
  const { t } = useTranslation();
  const act = useAct();
  const say = useSay();
  const navigate = useNavigate();
  const plan = useCallbackPlan(interaction);
  const { chosenId, settled } = useOutcome(interaction);
  const isFinishing = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const send = async (outcomeId: NonNullable<typeof chosenId>, next: ChosenState | null): Promise<unknown> => {
    const callback = plan.promised();
    const isSaved = await settled();
    return isSaved && act(() => api.calls.finishWrapUp({ id: interaction.id, outcomeId, next, callback }));
  };
  const finish = async (next: ChosenState | null): Promise<void> => {
    if (isFinishing.current) return;
    if (chosenId === null) return say({ title: t('wrapup.parked.outcome'), tone: 'bad' });
    isFinishing.current = true;
    setBusy(true);
    const done = await send(chosenId, next);
    isFinishing.current = false;
    setBusy(false);
    if (done) await navigate({ to: '/desk' });
  };
  return { finish, isBusy, isMissing: chosenId === null };
}
