#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { program } from './parts/build.mjs';
import { provideNodeModules } from './parts/node-modules.mjs';
import { projectRoot } from './parts/paths.mjs';
import { runCommand } from './parts/run-command.mjs';
import { createSay, outputFor } from './parts/say.mjs';

await provideNodeModules(createSay(outputFor(process.argv)));
// Built as the product is: what a loader adds to functions would be measured with them.
const folder = mkdtempSync(path.join(tmpdir(), 'zvon-bench-'));
const built = path.join(folder, 'run.mjs');
const build = [
  '--bundle',
  '--platform=node',
  '--format=esm',
  `--outfile=${built}`,
  path.join('bench', 'routing', 'run.ts'),
];
const { code, stderr } = await runCommand(program('esbuild'), build, { cwd: projectRoot });
if (code !== 0) throw new Error(`the benchmark cannot be built:\n${stderr}`);
const bench = spawn(process.execPath, [built, ...process.argv.slice(2)], { cwd: projectRoot, stdio: 'inherit' });
bench.once('exit', (exitCode) => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(exitCode ?? 1);
});
