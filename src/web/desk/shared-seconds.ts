import type { QueueDoc } from '../../shared/api/desk.ts';

/** Within how many seconds all these queues want their callers answered; null where they differ. */
export function sharedSeconds(queues: readonly Pick<QueueDoc, 'serviceLevelMs'>[]): number | null {
  const levels = new Set(queues.map((queue) => queue.serviceLevelMs));
  return levels.size === 1 ? [...levels][0]! / 1_000 : null;
}
