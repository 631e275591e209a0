#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { program } from './parts/build.mjs';
import { provideNodeModules } from './parts/node-modules.mjs';
import { projectRoot } from './parts/paths.mjs';
import { runCommand } from './parts/run-command.mjs';
import { asksForJson, createSay, outputFor } from './parts/say.mjs';

/** What is measured after it: each gives its field to the one object that is told. */
const beside = {
  durable: ['eventlog', '--rates=5000', '--repeats=1'],
  restart: ['restart'],
  push: ['push'],
};

const arguments_ = process.argv.slice(2);
const json = asksForJson(process.argv);

await provideNodeModules(createSay(outputFor(process.argv)));
const routing = await measureBuilt('routing');
/** @type {Record<string, unknown>} */
const result = { ...routing };
for (const [field, [name = '', ...options]] of Object.entries(beside)) {
  const run = path.join('bench', name, 'run.ts');
  const measured = await measure(program('tsx'), [run, ...options, ...(json ? ['--json'] : [])]);
  result[field] = field === 'durable' ? /** @type {{ runs?: unknown[] }} */ (measured).runs?.[0] : measured;
}
if (json) process.stdout.write(`${JSON.stringify(result)}\n`);

/**
 * Built as the product is: what a loader adds to functions would be measured with them.
 * @param {string} name
 */
async function measureBuilt(name) {
  const folder = mkdtempSync(path.join(tmpdir(), 'zvon-bench-'));
  try {
    const built = path.join(folder, 'run.mjs');
    const source = path.join('bench', name, 'run.ts');
    const build = ['--bundle', '--platform=node', '--format=esm', `--outfile=${built}`, source];
    const { code, stderr } = await runCommand(program('esbuild'), build, { cwd: projectRoot });
    if (code !== 0) throw new Error(`the benchmark cannot be built:\n${stderr}`);
    return await measure(process.execPath, [built, ...arguments_]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * What a benchmark tells in its last line when it is asked for JSON; its exit code is that of the whole when it missed.
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<object>}
 */
async function measure(command, args) {
  const bench = spawn(command, args, { cwd: projectRoot, stdio: ['inherit', json ? 'pipe' : 'inherit', 'inherit'] });
  let told = '';
  bench.stdout?.on('data', (chunk) => (told += String(chunk)));
  /** @type {number | null} */
  const code = await new Promise((resolve) => void bench.once('close', resolve));
  if (code !== 0) process.exitCode = code ?? 1;
  const last = told.trim().split('\n').at(-1);
  if (json && !last) throw new Error(`${args[0]} told no result`);
  return last ? JSON.parse(last) : {};
}
