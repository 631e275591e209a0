#!/usr/bin/env node
import { provideNodeModules } from './parts/node-modules.mjs';
import { createSay } from './parts/say.mjs';
import { describeCheck, runStaticChecks, tallyOfChecks } from './parts/static-checks.mjs';
import { runVitest } from './parts/test-lanes.mjs';
import { sumOf } from './parts/test-report.mjs';

const say = createSay();
await provideNodeModules(say);
const checks = await runStaticChecks(['types of the server', 'types of the web', 'lint']);
for (const check of checks) say.line(describeCheck(check));
const { passed, failed } = sumOf([tallyOfChecks(checks), await runVitest('vitest-check', ['unit'], {})]);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
