import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isAlive, startDetached, stopProcess } from './os-process.mjs';
import { silent } from './say.mjs';

// State files go where no running Zvon of this clone keeps its own.
vi.mock('./paths.mjs', async (original) => ({
  .../** @type {object} */ (await original()),
  dataFolder: mkdtempSync(path.join(os.tmpdir(), 'zvon-supervise-')),
}));
const { supervise } = await import('./supervise.mjs');
const { readRunState } = await import('./state-file.mjs');

/** @type {import('./supervise.mjs').Running[]} */
const started = [];

function startSleeper() {
  const logFile = path.join(os.tmpdir(), `zvon-sleeper-${process.pid}.log`);
  const { identity, exited } = startDetached({
    command: process.execPath,
    args: ['-e', 'setInterval(() => 0, 1000)'],
    logFile,
  });
  const running = { identity, exited, stop: () => stopProcess(identity, { graceMs: 1_000 }) };
  started.push(running);
  return running;
}

const service = { name: 'sleeper', title: 'The sleeper', start: async () => startSleeper() };

afterEach(async () => {
  for (const running of started.splice(0)) await running.stop();
});

describe('a supervised child', () => {
  it('is started again when it dies, and the state file names the new one', async () => {
    const first = startSleeper();
    const afterRestart = vi.fn(async () => undefined);
    const supervised = supervise(service, first, { say: silent, afterRestart });
    process.kill(first.identity.pid, 'SIGKILL');
    await vi.waitFor(() => expect(afterRestart).toHaveBeenCalled(), 3_000);
    const second = started[1];
    expect(readRunState('sleeper')?.pid).toBe(second?.identity.pid);
    await supervised.stop();
    expect(second && isAlive(second.identity)).toBe(false);
    expect(readRunState('sleeper')).toBeUndefined();
  });

  it('that was adopted is watched by its pid and start time', async () => {
    const { identity, stop } = startSleeper();
    const supervised = supervise(service, { identity, stop, exited: undefined }, { say: silent });
    process.kill(identity.pid, 'SIGKILL');
    await vi.waitFor(() => expect(started).toHaveLength(2), 3_000);
    await supervised.stop();
  });

  it('that is stopped on purpose is not started again', async () => {
    const supervised = supervise(service, startSleeper(), { say: silent });
    await supervised.stop();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(started).toHaveLength(1);
  });
});
