#!/usr/bin/env node
import { spawn } from 'node:child_process';
import path from 'node:path';
import { program } from './parts/build.mjs';
import { provideNodeModules } from './parts/node-modules.mjs';
import { projectRoot } from './parts/paths.mjs';
import { createSay, outputFor } from './parts/say.mjs';

await provideNodeModules(createSay(outputFor(process.argv)));
const bench = spawn(program('tsx'), [path.join('bench', 'phone', 'run.ts'), ...process.argv.slice(2)], {
  cwd: projectRoot,
  stdio: 'inherit',
});
bench.once('exit', (code) => process.exit(code ?? 1));
