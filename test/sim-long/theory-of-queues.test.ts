import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { buildSimProgram } from '../../tools/parts/sim-program.mjs';
import { askOracle, tolerance } from '../sim/check/oracle.ts';

const contacts = 20_000;
/** With few shifts a little more than that of a normal distribution: Student's, for six. */
const z99 = 3.7;

/**
 * So few contacts leave doubt: with 99 % confidence what is rejected here differs from the theory by more than 3 %. That
 * it differs by less is shown by a million contacts (`npm run sim -- --oracle`).
 */
test('fault-free centres agree with Erlang C and Erlang A', async () => {
  const program = pathToFileURL(await buildSimProgram());
  const verdicts = await askOracle(program, contacts, 1);
  expect(verdicts).toHaveLength(3);
  for (const { what, doubt, deviation } of verdicts) {
    expect(z99 * doubt, `doubt about ${what}`).toBeLessThan(0.15);
    expect(Math.abs(deviation), what).toBeLessThanOrEqual(tolerance + z99 * doubt);
  }
}, 900_000);
