import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { projectRoot } from './paths.mjs';
import { sumOf, tallyOfPlaywright, tallyOfVitest } from './test-report.mjs';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

it('reports stand below the project, where runners and readers look, also when the data lie elsewhere', async () => {
  vi.stubEnv('ZVON_DATA', path.join(projectRoot, 'elsewhere'));
  vi.resetModules();
  const { reportFile } = await import('./test-report.mjs');
  expect(reportFile('playwright')).toBe(path.join(projectRoot, 'var', 'test-report', 'playwright.json'));
  expect(JSON.stringify((await import('../../playwright.config.ts')).default.reporter)).toContain(
    JSON.stringify(reportFile('playwright')),
  );
});

it('a file that could not be loaded counts as one failure', () => {
  const report = {
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  };
  expect(tallyOfVitest(report)).toEqual({ passed: 3, failed: 2 });
});

it('a walk that passed only the second time, and an error outside the walks, are failures', () => {
  expect(tallyOfPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 1 }, errors: [{}] })).toEqual({
    passed: 4,
    failed: 3,
  });
});

it('lanes add up', () => {
  expect(
    sumOf([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ]),
  ).toEqual({ passed: 3, failed: 3 });
});
