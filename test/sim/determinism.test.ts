import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { buildSimProgram } from '../../tools/parts/sim-program.mjs';

const execute = promisify(execFile);

/** The result of one seed in a process of its own, somewhere on this machine, somewhere in the world. */
async function play(program: string, seed: number, TZ: string): Promise<{ traceSha256: string; steps: number }> {
  const cwd = mkdtempSync(path.join(os.tmpdir(), 'zvon-sim-'));
  const env = { ...process.env, TZ, LANG: TZ.startsWith('Asia') ? 'C' : 'de_DE.UTF-8' };
  const { stdout } = await execute(process.execPath, [program, '--seed', String(seed), '--hours', '0.5', '--json'], {
    cwd,
    env,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { traceSha256: string; steps: number };
}

test('a seed leaves the same trace in two processes, in other folders and other time zones', async () => {
  const program = await buildSimProgram();
  const [here, there, other] = await Promise.all([
    play(program, 12, 'Pacific/Auckland'),
    play(program, 12, 'Asia/Kolkata'),
    play(program, 13, 'Asia/Kolkata'),
  ]);
  expect(here.steps).toBeGreaterThan(1_000);
  expect(there).toEqual(here);
  expect(other.traceSha256).not.toBe(here.traceSha256);
}, 120_000);
