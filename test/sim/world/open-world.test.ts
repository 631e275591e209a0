import { expect, test } from 'vitest';
import { usualRates } from './fault-profile.ts';
import { openWorld } from './open-world.ts';
import type { Happening, Scenario } from './view.ts';

async function play(scenario: Scenario) {
  const world = openWorld(scenario);
  const trace: Happening[] = [];
  world.onHappening((happening) => trace.push(happening));
  while (await world.step());
  return { ...world, trace: JSON.stringify(trace) };
}

const small = { hours: 0.5, tenants: 1, agentsPerTenant: 3, callsPerHour: 60, nodes: 2 };

test('the same seed plays the same story, another one another', async () => {
  const [once, again, other] = await Promise.all([1, 1, 2].map((seed) => play({ ...small, seed, faults: usualRates })));
  expect(once!.trace).toBe(again!.trace);
  expect(once!.trace).not.toBe(other!.trace);
});

test('without faults every caller is served or gives up, and nothing is left in Asterisk', async () => {
  const { view } = await play({ ...small, seed: 1, faults: {} });
  expect(view.calls().length).toBeGreaterThan(0);
  expect([...view.openCalls(), ...view.leftovers()]).toEqual([]);
  const ended = view.tenants.flatMap((id) => view.log(id)).filter(({ fact }) => fact.kind === 'call.ended');
  expect(ended).toHaveLength(view.calls().length);
});
