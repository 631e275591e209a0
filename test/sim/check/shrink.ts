import type { FaultKind, Scenario } from '../world/view.ts';

/** Smaller centres of the same failure are sought until no single simplification fails any more. */
export async function shrink(
  drawn: Scenario,
  fails: (scenario: Scenario) => Promise<boolean>,
  triesMax = 60,
): Promise<Scenario> {
  let smallest = drawn;
  let tries = 0;
  for (let shrunk = true; shrunk && tries < triesMax;) {
    shrunk = false;
    for (const candidate of simplificationsOf(smallest)) {
      if (tries >= triesMax) break;
      tries += 1;
      if (!(await fails(candidate))) continue;
      smallest = candidate;
      shrunk = true;
      break;
    }
  }
  return smallest;
}

/** The greatest first. */
function simplificationsOf(scenario: Scenario): Scenario[] {
  return [...halved(scenario), ...withoutAFault(scenario)];
}

const least = { hours: 0.05, tenants: 1, agentsPerTenant: 1, callsPerHour: 5 };

function halved(scenario: Scenario): Scenario[] {
  return (['hours', 'tenants', 'agentsPerTenant', 'callsPerHour'] as const).flatMap((what) => {
    const value = scenario[what];
    if (value === undefined || value <= least[what]) return [];
    const half = Math.max(least[what], what === 'hours' ? value / 2 : Math.floor(value / 2));
    return [{ ...scenario, [what]: half }];
  });
}

function withoutAFault(scenario: Scenario): Scenario[] {
  const { faults = {} } = scenario;
  return (Object.keys(faults) as FaultKind[]).map((kind) => {
    const { [kind]: _dropped, ...rest } = faults;
    return { ...scenario, faults: rest };
  });
}
