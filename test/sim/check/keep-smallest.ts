import { openWorld } from '../world/open-world.ts';
import { keepRegression } from './regressions.ts';
import { runSeed, type RunResult } from './run-seed.ts';
import { shrink } from './shrink.ts';

/** Where failures are kept, below the project's folder. */
export const regressionsFile = 'test/sim/regressions.json';

/** Shrinks what failed while it breaks the same invariant, and keeps the smallest. */
export async function keepSmallest(failed: RunResult): Promise<string> {
  const invariant = failed.violations[0]?.invariant;
  let found = failed;
  const smallest = await shrink(failed.drawn, async (scenario) => {
    const run = await runSeed(scenario, openWorld);
    const isSame = run.violations[0]?.invariant === invariant;
    if (isSame) found = run;
    return isSame;
  });
  keepRegression(regressionsFile, smallest, found);
  return `  kept in ${regressionsFile}: ${JSON.stringify(smallest)}`;
}
