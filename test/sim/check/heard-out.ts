import type { Fact } from '../../../src/shared/events.ts';
import type { InteractionId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';
import type { TrueCall } from '../world/view.ts';

type StepEntered = Extract<Fact, { kind: 'flow.stepEntered' }>;

/** A flow goes on at the end of a prompt or at a key; where no key was pressed since, nothing plays any more. */
export function watchPrompts() {
  const last = new Map<InteractionId, { at: Instant; keys: string }>();
  return {
    objectionTo({ interactionId }: StepEntered, at: Instant, call: TrueCall, keys: string): string | null {
      const before = last.get(interactionId);
      last.set(interactionId, { at, keys });
      // One key may lead through several steps at once.
      const isHeardOut = before !== undefined && before.at !== at && before.keys === keys;
      return isHeardOut && call.hears === 'prompt' ? 'has heard its prompt out in the log, and hears it still' : null;
    },
  };
}
