/** The longest time within these two moments in which nothing happened. */
export function longestPause(times: readonly number[], { fromMs, toMs }: { fromMs: number; toMs: number }): number {
  const within = times.filter((atMs) => atMs > fromMs && atMs < toMs).sort((left, right) => left - right);
  return Math.max(...[...within, toMs].map((atMs, nth) => atMs - (within[nth - 1] ?? fromMs)));
}
