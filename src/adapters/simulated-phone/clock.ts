import type { Instant } from '../../shared/time.ts';

/** The simulation's only notion of time, so that a day can be played in a second. */
export interface SimulatedClock {
  now(): Instant;
  /** Calls back once; returns what cancels it. */
  schedule(at: Instant, act: () => void): () => void;
}

export const wallClock: SimulatedClock = {
  now: () => Date.now(),
  schedule(at, act) {
    const timer = setTimeout(act, Math.max(0, at - Date.now()));
    return () => clearTimeout(timer);
  },
};
