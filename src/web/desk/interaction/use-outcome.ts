import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import type { OutcomeId } from '../../../shared/ids.ts';
import { api } from '../../app/api.ts';
import { keyOf } from '../../app/query.ts';
import { useAct } from '../../app/toasts.tsx';
import { createOutcomeChoices } from './outcome-choices.ts';

const choices = createOutcomeChoices((id, outcomeId) => api.interactions.chooseOutcome({ id, outcomeId }));

/** How a contact ended: what can be chosen, and what is chosen, here at once wherever it is shown. */
export function useOutcome({ id, outcomeId }: InteractionDoc) {
  const act = useAct();
  const { data } = useQuery({
    queryKey: keyOf.choices(),
    queryFn: () => api.interactions.choices(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const here = useSyncExternalStore(choices.watch, () => choices.of(id));
  useEffect(() => {
    if (here?.isSaved && here.outcomeId === outcomeId) choices.forget(id);
  }, [here, id, outcomeId]);
  const outcomes = data?.outcomes ?? [];
  const chosenId = here?.outcomeId ?? outcomeId;
  return {
    outcomes,
    chosenId,
    chosen: outcomes.find((outcome) => outcome.id === chosenId) ?? null,
    choose: (next: OutcomeId): void => void act(() => choices.choose(id, next)),
    settled: () => choices.settled(id),
  };
}
