import type { RunResult } from './run-seed.ts';
import { clockOf } from './story.ts';
import type { Totals } from './totals.ts';

/** What a person reads of one run. */
export function linesOf(run: RunResult, withStory: boolean): string[] {
  const { seed, hours, steps, crashes, violations, traceSha256 } = run;
  if (violations.length === 0)
    return [`seed ${seed}: ${hours} h, ${steps} steps, ${crashes} crashes, nothing found, trace ${traceSha256}`];
  return [
    `seed ${seed}: ${violations.length} found at step ${steps}`,
    ...violations.map(
      ({ invariant, at, about, says }) => `  ${invariant} at ${clockOf(at - run.beganAt)}: ${about} ${says}`,
    ),
    ...(withStory ? ['', ...run.story, ''] : ['  (--story tells what happened before)']),
  ];
}

/** The result as a program reads it. */
export const jsonOf = ({ seed, hours, steps, crashes, traceSha256, violations, coverage }: RunResult): string =>
  JSON.stringify({
    seed,
    hours,
    steps,
    crashes,
    traceSha256,
    violations: violations.length,
    coverage,
    found: violations,
  });

export const totalLineOf = ({ seeds, hours, steps, crashes, violations, failed }: Totals): string =>
  `${seeds} seeds, ${hours} h, ${steps} steps, ${crashes} crashes, ${violations} found` +
  (failed.length > 0 ? ` (seeds ${failed.join(', ')})` : '');
