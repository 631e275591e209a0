import type { Instant } from '../../shared/time.ts';
import type { SimulatedClock } from './clock.ts';

export interface VirtualClock extends SimulatedClock {
  /** Lets everything happen that is due until then, in order. */
  advance(ms: number): void;
  /** The next thing that is due; false when nothing is left to happen. */
  next(): boolean;
}

/** Stands still between the things that happen; those of the same instant happen in the order they were scheduled. */
export function createVirtualClock(start: Instant): VirtualClock {
  let now = start;
  let nth = 0;
  let due: { at: Instant; nth: number; act: () => void }[] = [];

  function next(until = Infinity): boolean {
    due.sort((a, b) => a.at - b.at || a.nth - b.nth);
    if (due[0] === undefined || due[0].at > until) return false;
    const [first, ...rest] = due;
    due = rest;
    now = Math.max(now, first.at);
    first.act();
    return true;
  }

  return {
    now: () => now,
    schedule(at, act) {
      const entry = { at: Math.max(at, now), nth: (nth += 1), act };
      due.push(entry);
      return () => {
        due = due.filter((other) => other !== entry);
      };
    },
    advance(ms) {
      const until = now + ms;
      while (next(until));
      now = until;
    },
    next: () => next(),
  };
}
