/** A connector that keeps failing is left alone for a while, so that agents do not wait for it again and again. */
export interface Breaker {
  /** Failures in a row. */
  failures: number;
  /** In milliseconds of the caller's clock; before it nothing is asked. */
  restsUntil: number;
}

export const newBreaker: Breaker = { failures: 0, restsUntil: 0 };

const failuresMax = 5;
const restMs = 30_000;

export const mayAsk = (breaker: Breaker, now: number): boolean => now >= breaker.restsUntil;

/** After the rest one question is let through: if it fails too, the rest begins anew. */
export function afterAnswer(breaker: Breaker, isFailure: boolean, now: number): Breaker {
  if (!isFailure) return newBreaker;
  const failures = breaker.failures + 1;
  return { failures, restsUntil: failures >= failuresMax ? now + restMs : 0 };
}
