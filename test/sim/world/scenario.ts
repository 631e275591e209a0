import type { ServingPolicy } from '../../../src/core/routing/state.ts';
import { drawTenant, type CentreTenant } from './centre/draw-centre.ts';
import { enrichTenant } from './centre/enrich-tenant.ts';
import { theoryTenant } from './centre/theory-tenant.ts';
import { drawFaultProfile } from './fault-profile.ts';
import { theoryHabits, usualHabits, type Habits } from './people/habits.ts';
import { chanceOf } from './random.ts';
import type { DrawnScenario, Scenario } from './view.ts';

/** A scenario with everything drawn that it leaves open. */
export interface Drawn {
  tenants: readonly CentreTenant[];
  habits: Habits;
  isInstant: boolean;
  scenario: DrawnScenario;
}

/** As often by priority as by all others: it is what a tenant begins with. */
const policies: readonly ServingPolicy[] = [
  ...(['priority', 'priority', 'priority'] as const),
  ...(['delay-ratio', 'overdue-floor', 'time-left'] as const),
];

export function drawScenario(scenario: Scenario): Drawn {
  const { seed, hours, theory } = scenario;
  const chance = chanceOf(seed, 'centre');
  if (theory !== undefined) {
    const { agents, callsPerHour, serviceMs, patienceMs } = theory;
    return {
      tenants: [theoryTenant(chance, agents)],
      habits: theoryHabits(serviceMs, patienceMs),
      isInstant: true,
      scenario: {
        ...{ seed, hours, faults: {}, tenants: 1, agentsPerTenant: agents, callsPerHour, nodes: 1 },
        servingPolicy: 'priority',
        ...{ flows: 'plain', transfers: false },
      },
    };
  }
  // Drawn in any case: a scenario that says one of them leaves the others as they were.
  const drawn = {
    tenants: chance.between(2, 3),
    agentsPerTenant: chance.between(3, 8),
    callsPerHour: chance.between(20, 90),
    nodes: chance.between(1, 3),
    servingPolicy: chanceOf(seed, 'serving policy').pick(policies),
    flows: chanceOf(seed, 'flows').pick(['plain', 'rich', 'rich'] as const),
    transfers: chanceOf(seed, 'transfers').pick([false, true, true]),
    faults: drawFaultProfile(seed),
  };
  const whole = { ...drawn, ...scenario };
  return {
    tenants: Array.from({ length: whole.tenants }, (_, nth) => {
      const plain = drawTenant(chanceOf(seed, `tenant ${nth}`), nth, whole.agentsPerTenant, whole.servingPolicy);
      // With chance of its own: what was drawn before there were these is drawn as it was.
      return whole.flows === 'plain' ? plain : enrichTenant(chanceOf(seed, `flows of tenant ${nth}`), plain);
    }),
    habits: { ...usualHabits, transfers: whole.transfers ? usualHabits.transfers : 0 },
    isInstant: false,
    scenario: whole,
  };
}
