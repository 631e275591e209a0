import type { Clock } from '../../src/adapters/sip-caller/clock.ts';

/** A clock that stands still until it is told to go on; timers fire in the order of their time. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
  /** Time passes without anybody getting to run: the process was held up. */
  stall(ms: number): void;
  readonly pending: number;
}

export function createManualClock(): ManualClock {
  let now = 0;
  const timers = new Set<{ atMs: number; act: () => void }>();
  const nextDue = (untilMs: number): { atMs: number; act: () => void } | undefined =>
    [...timers].filter(({ atMs }) => atMs <= untilMs).sort((one, other) => one.atMs - other.atMs)[0];
  return {
    nowMs: () => now,
    after(delayMs, act) {
      const timer = { atMs: now + Math.max(0, delayMs), act };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      const until = now + ms;
      for (let due = nextDue(until); due !== undefined; due = nextDue(until)) {
        timers.delete(due);
        now = Math.max(now, due.atMs);
        due.act();
      }
      now = until;
    },
    stall(ms) {
      now += ms;
    },
    get pending() {
      return timers.size;
    },
  };
}
