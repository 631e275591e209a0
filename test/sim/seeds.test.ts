import { expect, test } from 'vitest';
import { runSeed } from './check/run-seed.ts';
import { linesOf } from './check/say-run.ts';
import { addRun, noTotals } from './check/totals.ts';
import { openWorld } from './world/open-world.ts';
import { faultKinds } from './world/view.ts';

/** Sixteen centres of an hour, about a minute of one core: between them every kind of fault strikes. */
const seeds = Array.from({ length: 16 }, (_, nth) => 101 + nth);

const totals = noTotals();

test.each(seeds)(
  '[PL-10] in the centre of seed %i no contact is lost and every invariant holds',
  async (seed) => {
    const run = await runSeed({ seed, hours: 1 }, openWorld);
    addRun(totals, run);
    expect(run.violations, linesOf(run, false).join('\n')).toEqual([]);
  },
  300_000,
);

test('in these centres every kind of fault has struck', () => {
  const struck = faultKinds.filter((kind) => (totals.coverage[kind] ?? 0) > 0);
  expect(struck).toEqual([...faultKinds]);
  expect(totals.crashes).toBeGreaterThan(0);
});
