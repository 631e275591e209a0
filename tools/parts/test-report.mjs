import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './paths.mjs';

/**
 * @typedef {{ passed: number, failed: number }} Tally
 * @typedef {{ status: string, assertionResults: { status: string }[] }} VitestFile
 * @typedef {{ expected: number, unexpected: number, flaky: number }} PlaywrightStats
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
 * A lane without a report broke, and a lane without a test proves nothing: both count as one failure.
 * @param {string} name
 * @returns {Tally}
 */
export function readTally(name) {
  const file = reportFile(name);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const tally = report.stats ? tallyOfPlaywright(report) : tallyOfVitest(report);
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
 * @param {{ stats: PlaywrightStats, errors?: unknown[] }} report
 * @returns {Tally}
 */
export function tallyOfPlaywright({ stats, errors = [] }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/** @param {Tally[]} tallies */
export function sumOf(tallies) {
  return tallies.reduce((sum, tally) => ({ passed: sum.passed + tally.passed, failed: sum.failed + tally.failed }), {
    passed: 0,
    failed: 0,
  });
}
