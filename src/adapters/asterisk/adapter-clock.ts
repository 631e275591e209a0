import type { Instant } from '../../shared/time.ts';

/** Time and chance as the adapter uses them; a simulation puts its own in their place. */
export interface AdapterClock {
  now(): Instant;
  /** Calls back once after the delay; returns what cancels it. */
  after(delayMs: number, act: () => void): () => void;
  /** In [0, 1). */
  random(): number;
}

export const systemAdapterClock: AdapterClock = {
  now: () => Date.now(),
  after(delayMs, act) {
    const timer = setTimeout(act, delayMs);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
