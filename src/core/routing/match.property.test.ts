import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deed, playOnBoth, setting } from '../../../test/support/two-floors.ts';

const deeds = fc.array(deed, { maxLength: 150, size: 'max' });
const same = (indexed: { facts: unknown; commands: unknown }, linear: { facts: unknown; commands: unknown }): void =>
  expect({ facts: indexed.facts, commands: indexed.commands }).toEqual({
    facts: linear.facts,
    commands: linear.commands,
  });

test('the index offers each contact to the agent and for the reason that looking through everything finds', () => {
  fc.assert(
    fc.property(setting, deeds, (set, all) => void playOnBoth(set, all, same)),
    { numRuns: 400 },
  );
}, 120_000);

test('these days are full of offers', () => {
  const days = fc.sample(fc.tuple(setting, fc.array(deed, { minLength: 150, maxLength: 150 })), {
    numRuns: 20,
    seed: 7,
  });
  const offers = days.map(([set, all]) => playOnBoth(set, all, () => undefined));
  expect(offers.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(300);
});
