import { expect, test } from 'vitest';
import { scenarios } from '../scenarios/scenarios.ts';
import { plantedFiles } from './plant-in.ts';
import { plants } from './plants.ts';

test.each(plants)('$name can be planted, and there is a scenario for it', (plant) => {
  expect(plantedFiles(plant).size).toBeGreaterThan(0);
  expect(scenarios.map(({ name }) => name)).toContain(plant.scenario);
});
