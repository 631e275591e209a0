/** A caller as a queue sees them. */
export interface Served {
  queuedAt: number;
  serviceMs: number;
}

/**
 * How long each waits where nothing but the callers before them takes time, in their order: who is free first takes
 * whoever has waited longest (J. Kiefer, J. Wolfowitz, On the Theory of Queues with Many Servers, 1955).
 */
export function idealWaits(callers: readonly Served[], agents: number): number[] {
  const freeAt = Array.from({ length: agents }, () => -Infinity);
  return callers.map(({ queuedAt, serviceMs }) => {
    const first = freeAt.indexOf(Math.min(...freeAt));
    const answeredAt = Math.max(queuedAt, freeAt[first]!);
    freeAt[first] = answeredAt + serviceMs;
    return answeredAt - queuedAt;
  });
}
