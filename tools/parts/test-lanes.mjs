import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { program } from './build.mjs';
import { projectRoot } from './paths.mjs';
import { wasStarved, watchShare } from './processor-share.mjs';
import { readTally, reportFile, secondWalks } from './test-report.mjs';

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
export async function runPlaywright(folder, environment) {
  const share = watchShare();
  /** @type {(from: number, to: number) => boolean} */
  const isExcused = (from, to) => wasStarved(share.seen, from, to);
  const args = ['test', '--pass-with-no-tests', path.join('test', folder)];
  const tally = await runLane('playwright', 'playwright', args, environment, isExcused);
  share.stop();
  tellSecondWalks(isExcused);
  return tally;
}

/** Nobody is to find out by themselves. @param {(from: number, to: number) => boolean} isExcused */
function tellSecondWalks(isExcused) {
  const file = reportFile('playwright');
  if (!existsSync(file)) return;
  for (const { title, from, to } of secondWalks(JSON.parse(readFileSync(file, 'utf8')))) {
    const why = isExcused(from, to)
      ? 'the machine was given too little of its processors'
      : 'without an excuse: it fails';
    process.stdout.write(`Passed only the second time (${why}): ${title}\n`);
  }
}

/**
 * A runner that ends badly although its report names no failure (an error outside the tests) is a failure too.
 * @param {string} name
 * @param {string} tool
 * @param {string[]} args
 * @param {LaneEnvironment} environment
 * @param {(from: number, to: number) => boolean} [isExcused]
 * @returns {Promise<Tally>}
 */
async function runLane(name, tool, args, environment, isExcused) {
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
  const tally = readTally(name, isExcused);
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
