import type { Instant } from '../../shared/time.ts';
import { topPriority } from './limits.ts';
import type { QueueConfig, ServingPolicy } from './state.ts';

/** Who was cut off from their agent has so much more under any policy that nobody comes before them. */
const front = 1e12;
const minuteMs = 60_000;
/** The whole service level, in parts of a million. */
const whole = 1_000_000;
const secondTimeMs = 300_000;

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
  return (priority >= topPriority ? front : 0) + dueBy(policy, waitedMs, queue.serviceLevelMs);
}

function dueBy(policy: Exclude<ServingPolicy, 'priority'>, waitedMs: number, promisedMs: number): number {
  if (policy === 'time-left') return overTime(waitedMs, promisedMs);
  const share = Math.floor((waitedMs * whole) / promisedMs);
  return policy === 'delay-ratio' ? share : withFloor(share);
}

/**
 * By how much the time is over; below zero is what is left. A share of the promise hides how little that is: at half of
 * 20 s an agent is wanted within 10 s, at half of 300 s within 150. Whoever is late has a second time, or they would
 * make the others late too; once that is over they come before all who still have any, and so nobody waits for ever.
 */
const overTime = (waitedMs: number, promisedMs: number): number =>
  waitedMs - promisedMs - (waitedMs > promisedMs ? secondTimeMs : 0);

function withFloor(share: number): number {
  if (share < whole) return Math.floor((share * share) / whole);
  return (share < 1.5 * whole ? whole : whole / 2) + Math.floor(share / 100);
}

const perPoint: Record<ServingPolicy, number> = {
  priority: minuteMs,
  'delay-ratio': whole / 100,
  'overdue-floor': whole / 100,
  'time-left': 1_000,
};

/** As the agent is told it: points of priority, percent of the service level, or seconds by which the time is over. */
export const pointsOf = (policy: ServingPolicy, score: number): number => Math.floor(score / perPoint[policy]);
