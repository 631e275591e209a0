import { expect, test } from 'vitest';
import { readRegressions } from './check/regressions.ts';
import { runSeed } from './check/run-seed.ts';
import { linesOf } from './check/say-run.ts';
import { openWorld } from './world/open-world.ts';

const regressions = readRegressions('test/sim/regressions.json');

test('what once failed is kept', () => {
  expect(regressions.every(({ found, scenario }) => found !== '' && scenario.hours > 0)).toBe(true);
});

test.each(regressions)(
  'the centre in which was found: $found',
  async ({ scenario }) => {
    const run = await runSeed(scenario, openWorld);
    expect(run.violations, linesOf(run, false).join('\n')).toEqual([]);
  },
  300_000,
);
