import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mutate, writeSource } from './mutants.mjs';
import { program } from './build.mjs';
import { runCommand } from './run-command.mjs';
import { buildSimProgram } from './sim-program.mjs';

/** @typedef {import('./mutants.mjs').Mutant} Mutant */
/**
 * `out`: it does not count, for something cheaper than the simulation sees it already.
 * @typedef {{ kind: 'out', why: string }
 *   | { kind: 'killed', by: string, seed: number, hours: number, cpuSeconds: number }
 *   | { kind: 'survived', hours: number, cpuSeconds: number }} Fate
 */

/** A mutant that throws so early would be seen by anybody who starts the program. */
const EARLY_MS = 60_000;

/**
 * Puts one mutant to everything, in a copy of the sources that is whole again afterwards.
 * @param {Mutant} mutant
 * @param {string} copy
 * @param {{ qualified: boolean }} known whether types and unit tests have let it pass before
 * @returns {Promise<Fate>}
 */
export async function tryMutant(mutant, copy, { qualified }) {
  const read = (/** @type {string} */ file) => readFileSync(path.join(copy, file), 'utf8');
  const mutated = mutate(mutant, read);
  if ('objection' in mutated) return { kind: 'out', why: mutated.objection };
  const whole = [...mutated.files.keys()].map((file) => ({ file, text: read(file) }));
  for (const [file, text] of mutated.files) writeSource(copy, file, text);
  try {
    const seen = qualified ? null : await seenOtherwise([...mutated.files.keys()], copy);
    return seen ?? (await huntIn(copy));
  } finally {
    for (const { file, text } of whole) writeSource(copy, file, text);
  }
}

/**
 * @param {string[]} files
 * @param {string} copy
 * @returns {Promise<Fate | null>}
 */
async function seenOtherwise(files, copy) {
  const types = await runCommand(program('tsc'), ['-p', 'tsconfig.server.json'], { cwd: copy });
  if (types.code !== 0) return { kind: 'out', why: 'the types see it' };
  const tests = ['related', '--run', '--project', 'unit', '--exclude', 'test/house/**', '--bail', '1', ...files];
  const units = await runCommand(program('vitest'), tests, { cwd: copy, env: quietEnvironment() });
  return units.code === 0
    ? null
    : { kind: 'out', why: `a unit test sees it: ${failedTest(units.stderr + units.stdout)}` };
}

const quietEnvironment = () => ({ ...process.env, NO_COLOR: '1' });

/** @param {string} output */
const failedTest = (output) => /^\s*FAIL\s+(.+)$/m.exec(output)?.[1]?.trim() ?? 'not named';

/**
 * @param {string} copy
 * @returns {Promise<Fate>}
 */
async function huntIn(copy) {
  const sim = await buildSimProgram({ root: copy });
  const { code, stdout, stderr } = await runCommand(process.execPath, [sim, '--hunt'], { cwd: copy });
  const outcome = readOutcome(stdout);
  if (outcome === null) return { kind: 'out', why: `the simulation ended with code ${code}: ${stderr.slice(0, 200)}` };
  const { found, seed, hours, cpuSeconds } = outcome;
  if (found === null) return { kind: 'survived', hours, cpuSeconds };
  if (found.invariant === 'threw' && found.at < EARLY_MS) return { kind: 'out', why: 'it throws in the first minute' };
  return { kind: 'killed', by: `${found.invariant} ${found.says.split('\n')[0]}`, seed, hours, cpuSeconds };
}

/**
 * @param {string} stdout
 * @returns {{ found: { invariant: string, at: number, says: string } | null, seed: number, hours: number, cpuSeconds: number } | null}
 */
function readOutcome(stdout) {
  const last = stdout.trim().split('\n').at(-1) ?? '';
  return last.startsWith('{') ? JSON.parse(last) : null;
}
