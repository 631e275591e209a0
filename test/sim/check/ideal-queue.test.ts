import { expect, test } from 'vitest';
import { chanceOf } from '../world/random.ts';
import { averageWait } from './erlang.ts';
import { idealWaits } from './ideal-queue.ts';

test('whoever finds an agent free does not wait, and the next waits for the first who is', () => {
  const callers = [
    { queuedAt: 0, serviceMs: 10 },
    { queuedAt: 1, serviceMs: 5 },
    { queuedAt: 2, serviceMs: 1 },
    { queuedAt: 3, serviceMs: 1 },
    { queuedAt: 50, serviceMs: 1 },
  ];
  expect(idealWaits(callers, 2)).toEqual([0, 0, 4, 4, 0]);
});

test('an ideal queue waits as Erlang C says', () => {
  const chance = chanceOf(1, 'ideal queue');
  let now = 0;
  const callers = Array.from({ length: 400_000 }, () => ({
    queuedAt: (now += chance.exponential(10_000)),
    serviceMs: chance.exponential(60_000),
  }));
  const waits = idealWaits(callers, 10);
  const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length / 1_000;
  const theory = averageWait({ arrivalsPerSecond: 0.1, serviceSeconds: 60, servers: 10 });
  expect(Math.abs(mean / theory - 1)).toBeLessThan(0.05);
});
