import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { isAlive, startDetached } from './os-process.mjs';
import { STAGE_VARIABLE, stopLeftovers } from './stage-leftovers.mjs';

it('a server in a group of its own is found by the stage it was started for, and no other is touched', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zvon-stage-'));
  const start = (/** @type {string} */ stage) =>
    startDetached({
      command: process.execPath,
      args: ['-e', 'setInterval(() => 0, 1000)'],
      env: { PATH: process.env['PATH'], [STAGE_VARIABLE]: path.join(folder, stage) },
      logFile: path.join(folder, 'log'),
    });
  const mine = start('mine');
  const other = start('other');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await stopLeftovers(path.join(folder, 'mine'))).toHaveLength(1);
  expect([isAlive(mine.identity), isAlive(other.identity)]).toEqual([false, true]);
  expect(await stopLeftovers(path.join(folder, 'other'))).toHaveLength(1);
});
