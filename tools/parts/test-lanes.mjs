import { spawn } from 'node:child_process';
import path from 'node:path';
import { program } from './build.mjs';
import { projectRoot } from './paths.mjs';
import { readTally, reportFile } from './test-report.mjs';

/**
 * @typedef {import('./test-report.mjs').Tally} Tally
 * @typedef {Record<string, string>} LaneEnvironment
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const runners = new Set();

/** For the moment when everything is to stop. */
export function endRunners() {
  for (const runner of runners) runner.kill('SIGTERM');
}

/**
 * @param {string} name of the report
 * @param {string[]} projects
 * @param {LaneEnvironment} environment
 * @returns {Promise<Tally>}
 */
export function runVitest(name, projects, environment) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile(name)}`];
  const chosen = projects.flatMap((project) => ['--project', project]);
  return runLane(name, 'vitest', ['run', '--passWithNoTests', ...chosen, ...reporters], environment);
}

/**
 * @param {string} folder below test/
 * @param {LaneEnvironment} environment
 * @returns {Promise<Tally>}
 */
export function runPlaywright(folder, environment) {
  return runLane('playwright', 'playwright', ['test', '--pass-with-no-tests', path.join('test', folder)], environment);
}

/**
 * A runner that ends badly although its report names no failure (an error outside the tests) is a failure too.
 * @param {string} name
 * @param {string} tool
 * @param {string[]} args
 * @param {LaneEnvironment} environment
 * @returns {Promise<Tally>}
 */
async function runLane(name, tool, args, environment) {
  const runner = spawn(program(tool), args, {
    cwd: projectRoot,
    env: { ...withoutSettings(process.env), ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  runners.add(runner);
  const code = await new Promise((resolve) => {
    runner.once('error', () => resolve(127));
    runner.once('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  runners.delete(runner);
  const tally = readTally(name);
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/**
 * The settings of a person's own Zvon must not reach the tests.
 * @param {NodeJS.ProcessEnv} environment
 */
function withoutSettings(environment) {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => name !== 'DATABASE_URL' && !name.startsWith('ZVON_')),
  );
}
