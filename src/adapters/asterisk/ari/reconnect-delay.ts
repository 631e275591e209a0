/**
 * Exponential back-off with half of it random, so that several nodes that lost one Asterisk do not return in step.
 * `random` is in [0, 1).
 */
export function reconnectDelayMs(attempt: number, limits: { firstMs: number; longestMs: number }, random: number) {
  const full = Math.min(limits.longestMs, limits.firstMs * 2 ** Math.min(attempt, 30));
  return Math.round(full / 2 + (full / 2) * random);
}
