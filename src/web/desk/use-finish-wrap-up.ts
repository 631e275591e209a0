import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ChosenState } from '../../shared/agent-state.ts';
import type { InteractionDoc } from '../../shared/api/desk.ts';
import { api } from '../app/api.ts';
import { useAct } from '../app/toasts.tsx';
import { useCallbackPlan } from './interaction/use-callback-plan.ts';

/** Finishes the form of a contact, open or parked, with the callback that was planned in it. */
export function useFinishWrapUp(interaction: InteractionDoc) {
  const act = useAct();
  const navigate = useNavigate();
  const plan = useCallbackPlan(interaction);
  const [isBusy, setBusy] = useState(false);
  const finish = async (next: ChosenState | null): Promise<void> => {
    if (!interaction.outcomeId) return;
    const { outcomeId, id } = interaction;
    setBusy(true);
    const done = await act(() => api.calls.finishWrapUp({ id, outcomeId, next, callback: plan.callback }));
    setBusy(false);
    if (done) await navigate({ to: '/desk' });
  };
  return { finish, isBusy };
}
