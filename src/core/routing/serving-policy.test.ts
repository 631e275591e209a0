import { describe, expect, test } from 'vitest';
import { topPriority } from './limits.ts';
import { pointsOf, scoreOf } from './serving-policy.ts';
import type { ServingPolicy } from './state.ts';

const policies: ServingPolicy[] = ['priority', 'delay-ratio', 'overdue-floor', 'time-left'];
const second = 1_000;
const now = 1_000_000_000;
const hasty = { ageingPerMinute: 1, serviceLevelMs: 20 * second };
const patient = { ageingPerMinute: 1, serviceLevelMs: 300 * second };

const score = (policy: ServingPolicy, queue: typeof hasty, waitedS: number, priority = 0): number =>
  scoreOf(policy, queue, priority, now - waitedS * second, now);

describe('of two contacts the more due is', () => {
  test.each<[why: string, ServingPolicy, more: number, less: number]>([
    [
      'by priority: who has the higher one',
      'priority',
      score('priority', hasty, 1, 2),
      score('priority', hasty, 60, 0),
    ],
    [
      'by priority: who has waited it out',
      'priority',
      score('priority', hasty, 121, 0),
      score('priority', hasty, 0, 2),
    ],
    [
      'by delay ratio: whose queue promises less time',
      'delay-ratio',
      score('delay-ratio', hasty, 10),
      score('delay-ratio', patient, 100),
    ],
    [
      'by delay ratio: who is later against the promise, though both are late',
      'delay-ratio',
      score('delay-ratio', hasty, 60),
      score('delay-ratio', patient, 320),
    ],
    [
      'with the floor: who may still be served in time, not who is long past it',
      'overdue-floor',
      score('overdue-floor', patient, 250),
      score('overdue-floor', hasty, 60),
    ],
    [
      'with the floor: who is late by a little',
      'overdue-floor',
      score('overdue-floor', hasty, 25),
      score('overdue-floor', patient, 290),
    ],
    [
      'with the floor: who is long past it, not who has hardly waited',
      'overdue-floor',
      score('overdue-floor', hasty, 60),
      score('overdue-floor', patient, 200),
    ],
    [
      'by the time left: who has less of it, though less of their promise has passed',
      'time-left',
      score('time-left', hasty, 5),
      score('time-left', patient, 280),
    ],
    [
      'by the time left: who is in time to the millisecond, not who is late by one',
      'time-left',
      score('time-left', hasty, 20),
      score('time-left', hasty, 20.001),
    ],
    [
      'by the time left: who has just come, not who is late: that one has five minutes more',
      'time-left',
      score('time-left', patient, 1),
      score('time-left', hasty, 20.5),
    ],
    [
      'by the time left: who is late by five minutes, not whose time is over this moment',
      'time-left',
      score('time-left', hasty, 321),
      score('time-left', patient, 300),
    ],
    [
      'by the time left: of two who are late the one who is so for longer, whatever they were promised',
      'time-left',
      score('time-left', hasty, 60),
      score('time-left', patient, 330),
    ],
  ])('%s', (_why, _policy, more, less) => expect(more).toBeGreaterThan(less));
});

test.each(policies)('%s: nobody comes before a caller who was cut off from their agent', (policy) => {
  const late = score(policy, hasty, 3_600, 4);
  expect(score(policy, patient, 0, topPriority)).toBeGreaterThan(late);
});

test.each(policies)('%s counts in whole numbers', (policy) => {
  for (const waitedS of [0, 0.333, 7, 19.999, 20, 29.999, 30, 12_345.678])
    expect(score(policy, { ageingPerMinute: 3, serviceLevelMs: 7 * second }, waitedS, 2)).toSatisfy(Number.isInteger);
});

test('an agent reads points of priority, percent of the service level, or the seconds over time', () => {
  expect(pointsOf('priority', score('priority', hasty, 90, 10))).toBe(11);
  expect(pointsOf('delay-ratio', score('delay-ratio', hasty, 15))).toBe(75);
  expect(pointsOf('time-left', score('time-left', hasty, 15))).toBe(-5);
  expect(pointsOf('time-left', score('time-left', hasty, 322))).toBe(2);
});
