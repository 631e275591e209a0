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
  while (checker.violations.length === 0 && (await world.step())) {
    steps += 1;
    checker.look();
  }
  return {
    seed: scenario.seed,
    hours: scenario.hours,
    steps,
    crashes: world.crashes(),
    traceSha256: trace.sha256(),
    violations: checker.violations,
    coverage: world.coverage(),
    beganAt,
    story: story.lines(),
    drawn: world.drawn,
  };
}
