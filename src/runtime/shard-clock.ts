import type { Instant } from '../shared/time.ts';
import type { Clock } from './clock.ts';
import { jumpMs, slewPpm } from './database-clock.ts';

/** A clock that is being turned back slowly runs at this speed or more, and has not been set back. */
const leastSpeed = 0.99;

/**
 * The time of one tenant's log, which never goes back: where the clock below is behind the last fact, or is set back,
 * time goes on from where it was and is caught up with slowly. It never stands still, or no timer would ever be due.
 */
export function shardClock(clock: Clock, lastFactAt: Instant | null): Clock {
  let last = lastFactAt ?? -Infinity;
  let ahead = 0;
  let askedAt = clock.monotonicMs();
  return {
    now() {
      const monotonic = clock.monotonicMs();
      const passedMs = monotonic - askedAt;
      askedAt = monotonic;
      ahead = Math.max(0, ahead - (passedMs * slewPpm) / 1_000_000);
      const below = clock.now();
      const wentBack = below + ahead < last + passedMs * leastSpeed - jumpMs;
      if (wentBack) ahead = last + passedMs - below;
      last = Math.max(last, Math.floor(below + ahead));
      return last;
    },
    monotonicMs: () => clock.monotonicMs(),
    after: (delayMs, act) => clock.after(delayMs, act),
  };
}
