import { useQuery } from '@tanstack/react-query';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { api } from '../../app/api.ts';
import { keyOf } from '../../app/query.ts';
import { useDraft } from '../../app/use-draft.ts';
import { type CallbackPlan, planOf } from './callback-plan.ts';

/** When and who, where the chosen outcome promises a call; kept as a draft, so a parked form still has it. */
export function useCallbackPlan(interaction: InteractionDoc) {
  const draft = useDraft(`interaction:${interaction.id}`, 'callback');
  const { data } = useQuery({
    queryKey: keyOf.choices(),
    queryFn: () => api.interactions.choices(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const isPromise = data?.outcomes.find((outcome) => outcome.id === interaction.outcomeId)?.effect === 'callback';
  const plan = planOf(draft.value);
  return {
    isPromise,
    plan,
    isLoaded: draft.isLoaded,
    callback: isPromise ? plan : null,
    change: (next: CallbackPlan) => draft.change(JSON.stringify(next)),
  };
}
