#!/usr/bin/env node
import { spawn } from 'node:child_process';
import path from 'node:path';
import { program } from './parts/build.mjs';
import { provideNodeModules } from './parts/node-modules.mjs';
import { projectRoot } from './parts/paths.mjs';
import { createSay, outputFor } from './parts/say.mjs';

await provideNodeModules(createSay(outputFor(process.argv)));
const faults = spawn(program('tsx'), [path.join('test', 'faults', 'run.ts'), ...process.argv.slice(2)], {
  cwd: projectRoot,
  stdio: 'inherit',
});
// The terminal tells both; who tells this one alone means the other too.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => faults.kill(signal));
faults.once('exit', (code) => process.exit(code ?? 1));
