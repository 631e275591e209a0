import type { InteractionId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';
import type { Happening, Written } from '../world/view.ts';
import type { Heard } from './heard-keys.ts';
import type { Scene } from './invariant.ts';

/** An end that a reconnect overtook is told after the prompt was begun anew, under the same name. */
const overtakenMs = 5_000;

/** A key may come while what was decided before it is on its way to the log; so long it may wait. */
const unmindedMs = 5_000;

interface Decided {
  at: Instant;
  /** How many of the keys were minded by then, at least. */
  minded: number;
}

/** A flow goes on at the end of a prompt or at a key; where no key was pressed since, nothing plays any more. */
export function watchPrompts() {
  const last = new Map<InteractionId, Decided>();
  let overtakenAt: Instant = -Infinity;
  return {
    hear(happening: Happening): void {
      if (happening.kind === 'fault' && happening.fault === 'ari-event-reordered') overtakenAt = happening.at;
    },
    /** A contact of which facts were lost goes through its flow again. */
    objectionTo({ fact, at }: Written, { wasLost, callOf, now }: Scene, { keys, lastAt }: Heard): string | null {
      const isOfFlow = fact.kind === 'flow.stepEntered' || fact.kind === 'flow.digitsTyped';
      if (!isOfFlow || wasLost(fact.interactionId)) return null;
      const before = last.get(fact.interactionId);
      const isHeard = callOf(fact.interactionId)?.hears === 'prompt';
      const isByKey = isHeard || fact.kind === 'flow.digitsTyped';
      const minded = before === undefined || now - lastAt > unmindedMs ? keys.length : mindedAfter(before, at, isByKey);
      last.set(fact.interactionId, { at, minded: Math.min(minded, keys.length) });
      // One key may lead through several steps at once.
      const isHeardOut = before !== undefined && before.at !== at && before.minded === keys.length;
      if (fact.kind === 'flow.digitsTyped' || !isHeardOut || !isHeard || at - overtakenAt < overtakenMs) return null;
      return 'has heard its prompt out in the log, and hears it still';
    },
  };
}

/** Where nothing plays any more a prompt has ended. */
const mindedAfter = ({ at, minded }: Decided, now: Instant, isByKey: boolean): number =>
  isByKey && at !== now ? minded + 1 : minded;
