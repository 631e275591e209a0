import type { Fact } from '../../../src/shared/events.ts';
import type { InteractionId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';
import type { Happening, TrueCall } from '../world/view.ts';

type StepEntered = Extract<Fact, { kind: 'flow.stepEntered' }>;

/** An end that a reconnect overtook is told after the prompt was begun anew, under the same name. */
const overtakenMs = 5_000;

/** A flow goes on at the end of a prompt or at a key; where no key was pressed since, nothing plays any more. */
export function watchPrompts() {
  const last = new Map<InteractionId, { at: Instant; keys: string }>();
  let overtakenAt: Instant = -Infinity;
  return {
    hear(happening: Happening): void {
      if (happening.kind === 'fault' && happening.fault === 'ari-event-reordered') overtakenAt = happening.at;
    },
    objectionTo({ interactionId }: StepEntered, at: Instant, call: TrueCall, keys: string): string | null {
      const before = last.get(interactionId);
      last.set(interactionId, { at, keys });
      // One key may lead through several steps at once.
      const isHeardOut = before !== undefined && before.at !== at && before.keys === keys;
      if (!isHeardOut || call.hears !== 'prompt' || at - overtakenAt < overtakenMs) return null;
      return 'has heard its prompt out in the log, and hears it still';
    },
  };
}
