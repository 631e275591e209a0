/** Stops a timer; harmless when it has fired already. */
export type CancelTimer = () => void;

/** Time for protocol timers and audio: monotonic, so that a corrected wall clock neither stalls nor hurries a call. */
export interface Clock {
  nowMs(): number;
  after(delayMs: number, act: () => void): CancelTimer;
}

export const monotonicClock: Clock = {
  nowMs: () => performance.now(),
  after(delayMs, act) {
    const timer = setTimeout(act, delayMs);
    return () => clearTimeout(timer);
  },
};
