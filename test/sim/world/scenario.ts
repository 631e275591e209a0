import { drawTenant, type CentreTenant } from './centre/draw-centre.ts';
import { theoryTenant } from './centre/theory-tenant.ts';
import { drawFaultProfile } from './fault-profile.ts';
import { theoryHabits, usualHabits, type Habits } from './people/habits.ts';
import { chanceOf } from './random.ts';
import type { FaultProfile, Scenario } from './view.ts';

/** A scenario with everything drawn that it leaves open. */
export interface Drawn {
  tenants: readonly CentreTenant[];
  faults: FaultProfile;
  habits: Habits;
  callsPerHour: number;
  nodes: number;
  isInstant: boolean;
}

export function drawScenario(scenario: Scenario): Drawn {
  const { seed, theory } = scenario;
  const chance = chanceOf(seed, 'centre');
  if (theory !== undefined)
    return {
      tenants: [theoryTenant(chance, theory.agents)],
      faults: {},
      habits: theoryHabits(theory.serviceMs, theory.patienceMs),
      callsPerHour: theory.callsPerHour,
      nodes: 1,
      isInstant: true,
    };
  // Drawn in any case: a scenario that says one of them leaves the others as they were.
  const [tenants, agents, calls, nodes] = [
    chance.between(2, 3),
    chance.between(3, 8),
    chance.between(20, 90),
    chance.between(2, 3),
  ];
  return {
    tenants: Array.from({ length: scenario.tenants ?? tenants }, (_, nth) =>
      drawTenant(chanceOf(seed, `tenant ${nth}`), nth, scenario.agentsPerTenant ?? agents),
    ),
    faults: scenario.faults ?? drawFaultProfile(seed),
    habits: usualHabits,
    callsPerHour: scenario.callsPerHour ?? calls,
    nodes: scenario.nodes ?? nodes,
    isInstant: false,
  };
}
