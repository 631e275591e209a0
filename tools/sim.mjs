#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { provideNodeModules } from './parts/node-modules.mjs';
import { projectRoot } from './parts/paths.mjs';
import { createSay, outputFor } from './parts/say.mjs';
import { buildSimProgram } from './parts/sim-program.mjs';

await provideNodeModules(createSay(outputFor(process.argv)));
const program = await buildSimProgram();
const sim = spawn(process.execPath, ['--enable-source-maps', program, ...process.argv.slice(2)], {
  cwd: projectRoot,
  stdio: 'inherit',
});
sim.once('exit', (code) => process.exit(code ?? 1));
