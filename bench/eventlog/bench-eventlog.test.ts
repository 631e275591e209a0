import { expect, it } from 'vitest';
import { createStopwatch } from './stopwatch.ts';

it('times what is told until the commit that was begun after it, not the one that ran when it was told', async () => {
  let now = 0;
  const stopwatch = createStopwatch(() => now);
  stopwatch.told();
  now = 10;
  await stopwatch.time(3, async () => {
    now = 20;
    stopwatch.told();
    now = 25;
  });
  await stopwatch.time(1, async () => {
    now = 60;
  });
  expect(stopwatch.end()).toEqual({ latenciesMs: [25, 40], commits: 2, rows: 4 });
});
