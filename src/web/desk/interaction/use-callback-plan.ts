import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { useDraft } from '../../app/use-draft.ts';
import { type CallbackPlan, planOf, usualPlan } from './callback-plan.ts';
import { useOutcome } from './use-outcome.ts';

/** When and who, where the chosen outcome promises a call; kept as a draft, so a parked form still has it. */
export function useCallbackPlan(interaction: InteractionDoc) {
  const draft = useDraft(`interaction:${interaction.id}`, 'callback');
  const isPromise = useOutcome(interaction).chosen?.effect === 'callback';
  const plan = planOf(draft.value);
  const isOpen = isPromise && draft.isLoaded && !plan;
  return {
    isPromise,
    plan,
    /** A call is promised, and it is known that nothing was planned for it yet. */
    isOpen,
    callback: isPromise ? plan : null,
    /** For a finish that comes before the planner has shown itself. */
    promised: (): CallbackPlan | null => (isOpen ? usualPlan(interaction) : isPromise ? plan : null),
    change: (next: CallbackPlan) => draft.change(JSON.stringify(next)),
  };
}
