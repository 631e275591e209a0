import { openWorld } from '../world/open-world.ts';
import type { Scenario } from '../world/view.ts';
import { usualRates } from '../world/fault-profile.ts';
import { runSeed } from './run-seed.ts';
import { linesOf } from './say-run.ts';

const oneTenant = {
  tenants: 1,
  nodes: 1,
  hours: 0.25,
  servingPolicy: 'priority',
  flows: 'plain',
  transfers: false,
} as const;
/** Somebody calls every few seconds: what needs two things to happen at once happens soon. */
const busy = { ...oneTenant, agentsPerTenant: 12, callsPerHour: 500 };
const busyWithFew = { ...busy, agentsPerTenant: 4 };
const quiet = { ...oneTenant, agentsPerTenant: 2, callsPerHour: 12 };
const manyTenants = { ...quiet, tenants: 4, callsPerHour: 20 };

/**
 * What goes wrong without any fault, then each kind of fault for itself and far more often than in life, a quarter of an
 * hour long, and at last a usual centre with everything in it: what costs least comes first.
 */
const grounds: readonly Scenario[] = [
  { seed: 401, ...busy, agentsPerTenant: 8, callsPerHour: 300, faults: {} },
  { seed: 417, ...oneTenant, agentsPerTenant: 4, callsPerHour: 100, faults: { 'ari-dial-refused': 0.5 } },
  { seed: 404, ...manyTenants, nodes: 2, faults: { 'database-away': 0.3 } },
  { seed: 406, ...busy, faults: { 'failover-with-loss': 0.1 } },
  { seed: 403, ...manyTenants, nodes: 2, faults: { 'database-answer-late': 0.01 } },
  {
    seed: 418,
    ...busy,
    faults: {
      'ari-answer-lost': 0.1,
      'ari-socket-lost': 0.2,
      'customer-hangs-up-anywhere': 0.5,
      'agent-closes-lid': 0.5,
    },
  },
  {
    seed: 410,
    ...busyWithFew,
    tenants: 3,
    callsPerHour: 120,
    faults: { 'asterisk-crash': 0.05, 'ari-socket-lost': 0.05 },
  },
  {
    seed: 408,
    ...busy,
    faults: { 'ari-event-late': 0.02, 'agent-answers-at-timeout': 0.5, 'agent-signs-out-while-ringing': 0.1 },
  },
  { seed: 407, ...busy, agentsPerTenant: 16, callsPerHour: 400, faults: { 'agent-closes-lid': 0.5 } },
  { seed: 454, ...busy, faults: { 'ari-socket-lost': 0.1 } },
  { seed: 419, ...busy, faults: { 'ari-answer-lost': 0.05, 'agent-closes-lid': 0.5 } },
  { seed: 422, ...busy, nodes: 2, faults: { 'database-away': 0.5 } },
  { seed: 411, ...busy, faults: { 'ari-event-lost': 0.03, 'ari-answer-lost': 0.01, 'agent-two-tabs': 0.02 } },
  { seed: 402, ...busyWithFew, faults: { 'commit-timed-out': 0.1, 'commit-failed': 0.1, 'commit-answer-lost': 0.1 } },
  { seed: 416, ...busy, hours: 0.5, nodes: 2, callsPerHour: 300, faults: { 'node-freeze': 0.1 } },
  { seed: 405, ...quiet, hours: 2, faults: { 'failover-with-loss': 0.4, 'node-crash': 0.4 } },
  { seed: 409, ...busy, hours: 0.5, nodes: 2, callsPerHour: 200, faults: { 'node-crash': 0.1, 'node-freeze': 0.1 } },
  { seed: 413, hours: 1, tenants: 2, agentsPerTenant: 4, callsPerHour: 60, nodes: 2, faults: usualRates },
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
