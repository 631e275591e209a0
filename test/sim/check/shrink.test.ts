import { expect, test } from 'vitest';
import type { Scenario } from '../world/view.ts';
import { shrink } from './shrink.ts';

const drawn: Scenario = {
  seed: 7,
  hours: 2,
  tenants: 3,
  agentsPerTenant: 12,
  callsPerHour: 200,
  faults: { 'node-crash': 0.1, 'ari-event-lost': 0.01, 'clock-jump': 0.2 },
};

test('a failure that needs one fault and four agents is shrunk to these', async () => {
  const fails = ({ faults = {}, agentsPerTenant = 0 }: Scenario): Promise<boolean> =>
    Promise.resolve(faults['ari-event-lost'] !== undefined && agentsPerTenant >= 3);
  expect(await shrink(drawn, fails)).toEqual({
    seed: 7,
    hours: 0.05,
    tenants: 1,
    agentsPerTenant: 3,
    callsPerHour: 5,
    faults: { 'ari-event-lost': 0.01 },
  });
});

test('what fails only as it is stays as it is, and the search ends', async () => {
  let tries = 0;
  const fails = (): Promise<boolean> => Promise.resolve((tries += 1) > 1_000);
  expect(await shrink(drawn, fails, 20)).toEqual(drawn);
  expect(tries).toBeLessThanOrEqual(20);
});
