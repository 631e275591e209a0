import { beforeAll, expect, test } from 'vitest';
import { rowOf } from '../faults/result.ts';
import type { Scenario } from '../faults/scenario.ts';
import { databaseKilled } from '../faults/scenarios/database-killed.ts';
import { engineKilled } from '../faults/scenarios/engine-killed.ts';
import { telephoneKilled } from '../faults/scenarios/telephone-killed.ts';
import { buildEngine } from '../faults/world/build-engine.ts';
import { dataFolder } from '../../tools/parts/paths.mjs';

/** A few of `npm run faults`, once each: that what they find is nothing, not how long it took on a machine under tests. */
let program: string;
beforeAll(async () => {
  program = await buildEngine();
});

async function faultsOf(scenario: Scenario): Promise<string[]> {
  const logs = `${dataFolder}/faults/${scenario.name}`;
  const outcome = await scenario.run({ program, logs, times: 1, say: () => undefined });
  const patient = { ...scenario, goal: { ...scenario.goal, ms: patienceMs } };
  return rowOf(patient, 1, outcome).faults;
}

const patienceMs = 30_000;

test('the engine is killed: calls keep their sound, callers are served, and each has one end', async () => {
  expect(await faultsOf(engineKilled)).toEqual([]);
}, 60_000);

test('Asterisk is killed: its calls end as lost with a callback each, and callers are served again', async () => {
  expect(await faultsOf(telephoneKilled)).toEqual([]);
}, 60_000);

test('PostgreSQL is killed: nothing that was acknowledged is lost, nobody is booked twice, calls go on', async () => {
  expect(await faultsOf(databaseKilled)).toEqual([]);
}, 60_000);
