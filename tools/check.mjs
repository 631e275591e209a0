#!/usr/bin/env node
import { provideNodeModules } from './parts/node-modules.mjs';
import { createSay } from './parts/say.mjs';
import { runStaticChecks } from './parts/static-checks.mjs';
import { runVitest } from './parts/test-lanes.mjs';
import { sumOf } from './parts/test-report.mjs';

const say = createSay();
await provideNodeModules(say);
const checks = await runStaticChecks(['types of the server', 'types of the web', 'types of the walks', 'lint']);
for (const { name, passed: ok, output } of checks)
  say.line(`${ok ? 'ok    ' : 'FAILED'} ${name}${ok ? '' : `\n${output}`}`);
const unit = await runVitest('vitest-check', ['unit'], {});
const { passed, failed } = sumOf([
  unit,
  ...checks.map(({ passed: ok }) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 })),
]);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
