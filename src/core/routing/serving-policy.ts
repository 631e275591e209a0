import type { Instant } from '../../shared/time.ts';
import { topPriority } from './limits.ts';
import type { QueueConfig, ServingPolicy } from './state.ts';

/** Who was cut off from their agent has so much more under any policy that nobody comes before them. */
const front = 1e12;
const minuteMs = 60_000;
/** The whole service level, in parts of a million. */
const whole = 1_000_000;

/**
 * How much a contact is due; the highest is served first. In whole numbers, so that two engines never differ in a
 * rounding. The floor under those who are too late keeps them from waiting for ever: to the figure of the service level
 * they are lost, and above all the others they would make those late too (Milner and Olsen 2008).
 */
export function scoreOf(
  policy: ServingPolicy,
  queue: Pick<QueueConfig, 'ageingPerMinute' | 'serviceLevelMs'>,
  priority: number,
  queuedAt: Instant,
  at: Instant,
): number {
  const waitedMs = at - queuedAt;
  if (policy === 'priority') return priority * minuteMs + queue.ageingPerMinute * waitedMs;
  const share = Math.floor((waitedMs * whole) / queue.serviceLevelMs);
  return (priority >= topPriority ? front : 0) + (policy === 'delay-ratio' ? share : withFloor(share));
}

function withFloor(share: number): number {
  if (share < whole) return Math.floor((share * share) / whole);
  return (share < 1.5 * whole ? whole : whole / 2) + Math.floor(share / 100);
}

/** As the agent is told it: points of priority, or percent of the service level. */
export const pointsOf = (policy: ServingPolicy, score: number): number =>
  Math.floor(score / (policy === 'priority' ? minuteMs : whole / 100));
