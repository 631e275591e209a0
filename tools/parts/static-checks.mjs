import { projectRoot } from './paths.mjs';
import { program } from './build.mjs';
import { runCommand } from './run-command.mjs';

/**
 * @typedef {{ name: string, passed: boolean, output: string }} CheckResult
 */

const CHECKS = [
  { name: 'types of the server', command: ['tsc', '-p', 'tsconfig.server.json'] },
  { name: 'types of the web', command: ['tsc', '-p', 'tsconfig.web.json'] },
  { name: 'types of the walks', command: ['tsc', '-p', 'tsconfig.e2e.json'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings', '.'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'unused code', command: ['knip', '--no-progress'] },
];

/**
 * @param {string[]} [names] only these
 * @returns {Promise<CheckResult[]>}
 */
export async function runStaticChecks(names = CHECKS.map((check) => check.name)) {
  const chosen = CHECKS.filter((check) => names.includes(check.name));
  return Promise.all(
    chosen.map(async ({ name, command: [tool = '', ...args] }) => {
      const { code, stdout, stderr } = await runCommand(program(tool), args, { cwd: projectRoot });
      return { name, passed: code === 0, output: `${stdout}${stderr}`.trim() };
    }),
  );
}

/** @param {CheckResult} result */
export function describeCheck({ name, passed, output }) {
  return passed ? `ok     ${name}` : `FAILED ${name}\n${output}`;
}

/** @param {CheckResult[]} results */
export function tallyOfChecks(results) {
  const passed = results.filter((result) => result.passed).length;
  return { passed, failed: results.length - passed };
}
