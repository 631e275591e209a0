import { openWorld } from '../world/open-world.ts';
import { faultKinds, type FaultKind, type FaultProfile, type Scenario } from '../world/view.ts';
import { usualRates } from '../world/fault-profile.ts';
import { runSeed } from './run-seed.ts';
import { linesOf } from './say-run.ts';

const faultsOf = (times: number, ...prefixes: string[]): FaultProfile =>
  Object.fromEntries(
    faultKinds
      .filter((kind: FaultKind) => prefixes.some((prefix) => kind.startsWith(prefix)))
      .map((kind) => [kind, Math.min(0.5, usualRates[kind] * times)]),
  );

const small = { hours: 0.75, tenants: 2, agentsPerTenant: 4, callsPerHour: 60 };

/**
 * Where mistakes are found soonest: what goes wrong without any fault, then what people do, then each kind of machine
 * alone, so that the invariants which must wait for a calm hour have one, and all of them together at last.
 */
const grounds: readonly Scenario[] = [
  { seed: 201, ...small, faults: {} },
  { seed: 202, ...small, faults: faultsOf(3, 'agent-', 'customer-', 'carrier-') },
  { seed: 203, ...small, nodes: 2, faults: faultsOf(3, 'node-', 'clock-') },
  { seed: 204, ...small, faults: faultsOf(2, 'ari-event-', 'ari-answer-') },
  { seed: 205, ...small, faults: faultsOf(3, 'ari-socket-', 'ari-slow-', 'asterisk-') },
  { seed: 206, ...small, nodes: 2, faults: faultsOf(2, 'commit-', 'database-') },
  { seed: 207, ...small, nodes: 2, faults: faultsOf(3, 'failover-') },
  { seed: 208, ...small, hours: 1, nodes: 2, faults: faultsOf(1, '') },
  {
    seed: 209,
    ...small,
    hours: 1,
    nodes: 3,
    agentsPerTenant: 2,
    faults: faultsOf(1, 'agent-', 'customer-', 'node-', 'ari-'),
  },
];

/** Exit code 1 when something was found; the last line says what, and what it cost. */
export async function hunt(say: (line: string) => void): Promise<number> {
  let hours = 0;
  for (const scenario of grounds) {
    const run = await runSeed(scenario, openWorld);
    hours += scenario.hours;
    for (const line of linesOf(run, false)) say(line);
    const [first] = run.violations;
    if (!first) continue;
    report({ found: { ...first, at: first.at - run.beganAt }, seed: scenario.seed, hours });
    return 1;
  }
  report({ found: null, hours });
  return 0;
}

function report(outcome: Record<string, unknown>): void {
  const { user, system } = process.cpuUsage();
  process.stdout.write(`${JSON.stringify({ ...outcome, cpuSeconds: (user + system) / 1_000_000 })}\n`);
}
