import { performance } from 'node:perf_hooks';

/** The process's time: the wall for facts, the monotonic for deadlines that a clock change must not move. */
export interface Clock {
  now(): number;
  monotonicMs(): number;
  /** Calls back once after the delay; returns what cancels it. */
  after(delayMs: number, act: () => void): () => void;
}

/** Node fires at once for delays beyond this, so longer ones are walked in steps. */
const longestDelayMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(delayMs, act) {
    let timer: NodeJS.Timeout;
    const arm = (leftMs: number): void => {
      const step = Math.min(Math.max(leftMs, 0), longestDelayMs);
      timer = setTimeout(() => (leftMs > step ? arm(leftMs - step) : act()), step);
    };
    arm(delayMs);
    return () => clearTimeout(timer);
  },
};
