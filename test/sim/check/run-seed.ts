import type { Instant } from '../../../src/shared/time.ts';
import type { FaultKind, Scenario, World } from '../world/view.ts';
import { createChecker } from './checker.ts';
import type { Violation } from './finding.ts';
import { invariants } from './invariants.ts';
import { createStory } from './story.ts';
import { createTrace } from './trace.ts';

export interface RunResult {
  seed: number;
  hours: number;
  steps: number;
  crashes: number;
  traceSha256: string;
  violations: readonly Violation[];
  coverage: Readonly<Record<FaultKind, number>>;
  beganAt: Instant;
  /** The last happenings before the end, or before the violation. */
  story: readonly string[];
  /** The scenario with everything that the seed drew: what shrinking begins with. */
  drawn: World['drawn'];
}

/** Plays a scenario to its end, or to the first step that breaks an invariant: after it nothing is as it should be. */
export async function runSeed(scenario: Scenario, open: (scenario: Scenario) => World): Promise<RunResult> {
  const world = open(scenario);
  const checker = createChecker(world.view, invariants);
  const trace = createTrace();
  const beganAt = world.view.now();
  const story = createStory(beganAt);
  for (const listener of [checker, trace, story]) world.onHappening((happening) => listener.hear(happening));
  let steps = 0;
  const threw = await whatThrew(async (threwAlready) => {
    while (checker.violations.length === 0 && !threwAlready() && (await world.step())) {
      steps += 1;
      checker.look();
    }
  });
  const failure: Violation[] = threw === null ? [] : [failureOf(threw, steps, world.view.now())];
  return {
    seed: scenario.seed,
    hours: scenario.hours,
    steps,
    crashes: world.crashes(),
    traceSha256: trace.sha256(),
    violations: [...checker.violations, ...failure],
    coverage: world.coverage(),
    beganAt,
    story: story.lines(),
    drawn: world.drawn,
  };
}

/** What is thrown by a step, or by what a step began and nobody waits for: either would end a process. */
async function whatThrew(play: (threwAlready: () => boolean) => Promise<void>): Promise<Error | null> {
  let threw: Error | null = null;
  const note = (error: unknown): void => void (threw ??= error instanceof Error ? error : new Error(String(error)));
  process.on('unhandledRejection', note);
  try {
    await play(() => threw !== null);
  } catch (error) {
    note(error);
  } finally {
    process.off('unhandledRejection', note);
  }
  return threw;
}

const failureOf = (error: Error, step: number, at: Instant): Violation => ({
  ...{ invariant: 'threw', step, at, tenantId: null, about: 'a node' },
  says: error.stack ?? error.message,
});
