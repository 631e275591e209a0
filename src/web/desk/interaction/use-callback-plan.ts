import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { useDraft } from '../../app/use-draft.ts';
import { useOutcome } from './use-outcome.ts';

export interface CallbackPlan {
  dueAt: string;
  owner: 'me' | 'anyone';
  number: string;
}

/** When and who, where the chosen outcome promises a call; kept as a draft, so a parked form still has it. */
export function useCallbackPlan(interaction: InteractionDoc) {
  const draft = useDraft(`interaction:${interaction.id}`, 'callback');
  const isPromise = useOutcome(interaction).chosen?.effect === 'callback';
  const plan = parse(draft.value);
  return {
    isPromise,
    plan,
    callback: isPromise ? plan : null,
    /** For a finish that comes before the planner has shown itself. */
    promised: (): CallbackPlan | null => (isPromise ? (plan ?? usualPlan(interaction)) : null),
    change: (next: CallbackPlan) => draft.change(JSON.stringify(next)),
  };
}

const usuallyInMs = 20 * 60_000;

export const dueIn = (ms: number): string => new Date(Date.now() + ms).toISOString();

/** The promise that is made most often. */
export const usualPlan = ({ from }: InteractionDoc): CallbackPlan => ({
  owner: 'me',
  number: from ?? '',
  dueAt: dueIn(usuallyInMs),
});

function parse(text: string): CallbackPlan | null {
  if (text === '') return null;
  return JSON.parse(text) as CallbackPlan;
}
