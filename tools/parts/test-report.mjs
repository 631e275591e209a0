import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './paths.mjs';

/**
 * @typedef {{ passed: number, failed: number }} Tally
 * @typedef {{ status: string, fullName?: string, failureMessages?: string[] }} VitestTest
 * @typedef {{ status: string, name?: string, message?: string, assertionResults: VitestTest[] }} VitestFile
 * @typedef {{ expected: number, unexpected: number, flaky: number }} PlaywrightStats
 * @typedef {{ startTime: string, duration: number }} PlaywrightTry
 * @typedef {{ title: string, tests: { status: string, results: PlaywrightTry[] }[] }} PlaywrightSpec
 * @typedef {{ specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ stats: PlaywrightStats, suites?: PlaywrightSuite[], errors?: unknown[] }} PlaywrightReport
 */

/** Where whoever reads them looks, wherever ZVON_DATA has the data. */
export const reportFolder = path.join(projectRoot, 'var', 'test-report');

/** Yesterday's reports would be counted as today's. */
export function clearReports() {
  rmSync(reportFolder, { recursive: true, force: true });
  mkdirSync(reportFolder, { recursive: true });
}

/** @param {string} name */
export function reportFile(name) {
  return path.join(reportFolder, `${name}.json`);
}

/**
 * A lane without a report broke, and a lane without a test proves nothing: both count as one failure. `isExcused`: whether
 * the machine could not hold real time between the two instants.
 * @param {string} name
 * @param {(from: number, to: number) => boolean} [isExcused]
 * @returns {Tally}
 */
export function readTally(name, isExcused = () => false) {
  const file = reportFile(name);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const tally = report.stats ? tallyOfPlaywright(report, isExcused) : tallyOfVitest(report);
  return tally.passed + tally.failed === 0 ? { passed: 0, failed: 1 } : tally;
}

/**
 * A file that could not even be loaded has no tests in the report, only its own status.
 * @param {{ testResults: VitestFile[] }} report
 * @returns {Tally}
 */
export function tallyOfVitest({ testResults }) {
  const tests = testResults.flatMap((file) => file.assertionResults);
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: tests.filter((test) => test.status === 'failed').length + broken.length,
  };
}

/**
 * A walk that passed only the second time is a failure, but where the machine could not hold real time the first time.
 * @param {PlaywrightReport} report
 * @param {(from: number, to: number) => boolean} [isExcused]
 * @returns {Tally}
 */
export function tallyOfPlaywright(report, isExcused = () => false) {
  const { stats, errors = [] } = report;
  const excused = secondWalks(report).filter(({ from, to }) => isExcused(from, to)).length;
  return { passed: stats.expected + excused, failed: stats.unexpected + stats.flaky - excused + errors.length };
}

/**
 * The walks that passed only the second time, with when they failed.
 * @param {PlaywrightReport} report
 */
export function secondWalks({ suites = [] }) {
  return specsOf(suites).flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'flaky')
      .map(({ results: [first] }) => {
        const from = Date.parse(first?.startTime ?? '');
        return { title, from, to: from + (first?.duration ?? 0) };
      }),
  );
}

/**
 * @param {PlaywrightSuite[]} suites
 * @returns {PlaywrightSpec[]}
 */
const specsOf = (suites) => suites.flatMap(({ specs = [], suites: inner = [] }) => [...specs, ...specsOf(inner)]);

/**
 * What failed in all lanes that left a report, a line each, for whoever sees only the last lines of a long run.
 * @returns {string[]}
 */
export function failedLines() {
  if (!existsSync(reportFolder)) return [];
  return readdirSync(reportFolder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => failuresOf(JSON.parse(readFileSync(path.join(reportFolder, name), 'utf8'))));
}

/**
 * @param {Partial<PlaywrightReport> & { testResults?: VitestFile[] }} report
 * @returns {string[]}
 */
export function failuresOf({ suites = [], testResults = [] }) {
  const walks = specsOf(suites).filter(({ tests }) => tests.some(({ status }) => status === 'unexpected'));
  return [...testResults.flatMap(failuresOfFile), ...walks.map(({ title }) => title)];
}

/** @param {VitestFile} file */
function failuresOfFile({ status, name = '', message = '', assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  const where = path.relative(projectRoot, name);
  if (status === 'failed' && failed.length === 0) return [`${where}: ${firstLine(message)}`];
  return failed.map(
    ({ fullName = '', failureMessages = [] }) => `${where}: ${fullName}: ${firstLine(failureMessages[0])}`,
  );
}

/** @param {string} [text] */
const firstLine = (text = '') => text.split('\n', 1)[0] ?? '';

/** @param {Tally[]} tallies */
export function sumOf(tallies) {
  return tallies.reduce((sum, tally) => ({ passed: sum.passed + tally.passed, failed: sum.failed + tally.failed }), {
    passed: 0,
    failed: 0,
  });
}
