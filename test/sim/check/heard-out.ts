import type { InteractionId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';
import type { Happening, Written } from '../world/view.ts';
import type { Scene } from './invariant.ts';

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
    /** `keys`: all that the caller has pressed. A contact of which facts were lost goes through its flow again. */
    objectionTo({ fact, at }: Written, { wasLost, callOf }: Scene, keys: string): string | null {
      if (fact.kind !== 'flow.stepEntered' || wasLost(fact.interactionId)) return null;
      const before = last.get(fact.interactionId);
      last.set(fact.interactionId, { at, keys });
      // One key may lead through several steps at once.
      const isHeardOut = before !== undefined && before.at !== at && before.keys === keys;
      const isHeard = callOf(fact.interactionId)?.hears === 'prompt';
      if (!isHeardOut || !isHeard || at - overtakenAt < overtakenMs) return null;
      return 'has heard its prompt out in the log, and hears it still';
    },
  };
}
