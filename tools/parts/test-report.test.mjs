import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { projectRoot } from './paths.mjs';
import { failuresOf, secondWalks, sumOf, tallyOfPlaywright, tallyOfVitest } from './test-report.mjs';

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

describe('a walk that passed only the second time', () => {
  const twice = (/** @type {string} */ title, /** @type {string} */ startTime) => ({
    title,
    tests: [
      {
        status: 'flaky',
        results: [
          { startTime, duration: 1_000 },
          { startTime, duration: 1 },
        ],
      },
    ],
  });
  const report = {
    stats: { expected: 4, unexpected: 1, flaky: 2 },
    suites: [
      { specs: [twice('early', '2026-01-01T00:00:00.000Z')] },
      { suites: [{ specs: [twice('late', '2026-01-01T01:00:00.000Z')] }] },
    ],
    errors: [{}],
  };

  it('is a failure, and so is an error outside the walks', () => {
    expect(tallyOfPlaywright(report)).toEqual({ passed: 4, failed: 4 });
  });

  it('has passed where the machine could not hold real time while it failed', () => {
    const noon = Date.parse('2026-01-01T00:30:00.000Z');
    expect(tallyOfPlaywright(report, (from) => from < noon)).toEqual({ passed: 5, failed: 3 });
    expect(secondWalks(report).map(({ title, from, to }) => [title, to - from])).toEqual([
      ['early', 1_000],
      ['late', 1_000],
    ]);
  });
});

it('what failed is named once more at the end: each test with its file, a file that broke, each walk', () => {
  const name = path.join(projectRoot, 'src/a.test.ts');
  const testResults = [
    {
      name,
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'holds' },
        { status: 'failed', fullName: 'a rule', failureMessages: ['expected 1\n  at somewhere'] },
      ],
    },
    { name, status: 'failed', message: 'cannot be loaded\nwhere', assertionResults: [] },
  ];
  const suites = [{ suites: [{ specs: [{ title: 'a walk', tests: [{ status: 'unexpected', results: [] }] }] }] }];
  expect(failuresOf({ testResults })).toEqual(['src/a.test.ts: a rule: expected 1', 'src/a.test.ts: cannot be loaded']);
  expect(failuresOf({ suites })).toEqual(['a walk']);
});

it('lanes add up', () => {
  expect(
    sumOf([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ]),
  ).toEqual({ passed: 3, failed: 3 });
});
