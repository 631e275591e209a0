import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { buildSimProgram } from '../../tools/parts/sim-program.mjs';
import { askOracle, tolerance } from '../sim/check/oracle.ts';

const contacts = 20_000;

/**
 * So few contacts leave doubt: with 99 % confidence what is rejected here differs from the theory by more than 3 %. That
 * it differs by less is shown by a million contacts (`npm run sim -- --oracle`).
 */
test('fault-free centres agree with Erlang C and Erlang A', async () => {
  const program = pathToFileURL(await buildSimProgram());
  const verdicts = await askOracle(program, contacts, 1);
  expect(verdicts).toHaveLength(3);
  for (const { what, measured, deviation } of verdicts) {
    expect(measured.halfWidth, `doubt about ${what}`).toBeLessThan(0.3);
    expect(Math.abs(deviation), what).toBeLessThanOrEqual(tolerance + measured.halfWidth);
  }
}, 900_000);
