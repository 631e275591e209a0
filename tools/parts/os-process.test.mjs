import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAlive, processStart, startDetached, stopProcess } from './os-process.mjs';

const logFile = path.join(mkdtempSync(path.join(os.tmpdir(), 'zvon-process-')), 'log');

/** @param {string} code */
function startNode(code) {
  return startDetached({ command: process.execPath, args: ['-e', code], logFile });
}

describe('a process', () => {
  it('is known by its pid together with its start time', async () => {
    const { identity } = startNode('setInterval(() => 0, 1000)');
    expect(isAlive(identity)).toBe(true);
    expect(isAlive({ pid: identity.pid, started: '1' })).toBe(false);
    await stopProcess(identity, { graceMs: 2_000 });
    expect(isAlive(identity)).toBe(false);
  });

  it('that ignores the request to stop is killed with its group after the grace', async () => {
    const { identity, exited } = startNode("process.on('SIGTERM', () => 0); setInterval(() => 0, 1000)");
    await new Promise((resolve) => setTimeout(resolve, 300));
    await stopProcess(identity, { graceMs: 100 });
    expect(await exited).toBe('SIGKILL');
  });

  it('says how it ended', async () => {
    expect(await startNode('process.exit(3)').exited).toBe('code 3');
  });

  it('that ended but was not yet reaped counts as gone', async () => {
    // The shell's child becomes a zombie, because sleep never reaps it.
    const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 5'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const pid = Number(await new Promise((resolve) => parent.stdout.once('data', resolve)));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(processStart(pid)).toBeUndefined();
    parent.kill('SIGKILL');
  });
});
