import { expect, test } from 'vitest';
import { chanceOf } from '../world/random.ts';
import { estimateMean } from './estimate.ts';

const chance = chanceOf(1, 'estimates');
const around = (): number => chance.next() - 0.5;

test('runs that agree leave no doubt', () => {
  const same = { value: 2, controls: [] };
  expect(estimateMean([same, same, same])).toEqual({ value: 2, standardError: 0 });
});

test('a hundred tosses of a coin are known to a twentieth', () => {
  const tosses = Array.from({ length: 100 }, (_, nth) => ({ value: nth % 2, controls: [] }));
  const { value, standardError } = estimateMean(tosses);
  expect(value).toBe(0.5);
  expect(standardError).toBeCloseTo(0.05, 3);
});

test('what is owed to the chance of the runs is taken out, whatever its weight', () => {
  const runs = Array.from({ length: 50 }, () => {
    const controls = [around(), around()];
    return { value: 7 + 3 * controls[0]! - 2 * controls[1]!, controls };
  });
  const { value, standardError } = estimateMean(runs);
  expect(value).toBeCloseTo(7, 9);
  expect(standardError).toBeLessThan(1e-6);
});

test('a control that has nothing to do with it changes little, and the doubt stays', () => {
  const values = Array.from({ length: 400 }, () => around());
  const bare = estimateMean(values.map((value) => ({ value, controls: [] })));
  const controlled = estimateMean(values.map((value) => ({ value, controls: [around()] })));
  expect(Math.abs(controlled.value - bare.value)).toBeLessThan(bare.standardError);
  expect(controlled.standardError / bare.standardError).toBeCloseTo(1, 1);
});

test('nineteen of twenty estimates are within two standard errors of the truth', () => {
  const hits = Array.from({ length: 400 }, () => {
    const samples = Array.from({ length: 20 }, () => {
      const control = around();
      return { value: 1 + control + around(), controls: [control] };
    });
    const { value, standardError } = estimateMean(samples);
    return Math.abs(value - 1) < 2 * standardError;
  });
  expect(hits.filter((isHit) => isHit).length / hits.length).toBeGreaterThan(0.9);
});
