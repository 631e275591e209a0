import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { abandonedStages, claimStageFolder } from './stage-folder.mjs';

/** @type {string} */
let stages;
beforeEach(() => {
  stages = mkdtempSync(path.join(os.tmpdir(), 'zvon-stages-'));
});
afterEach(() => rmSync(stages, { recursive: true, force: true }));

it('a stage whose run was killed is abandoned, one whose run goes on is not', () => {
  const own = claimStageFolder(stages);
  const left = path.join(stages, 'run-left');
  mkdirSync(left);
  writeFileSync(path.join(left, 'owner'), `${process.pid} earlier`);
  expect(abandonedStages(stages)).toEqual([left]);
  expect(readdirSync(stages).toSorted()).toEqual([path.basename(own), 'run-left'].toSorted());
});

it('a stage that another run just begins is at no moment taken for abandoned', async () => {
  const module = new URL('stage-folder.mjs', import.meta.url).href;
  const begins = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `const { claimStageFolder } = await import('${module}');
     for (let nth = 0; nth < 100; nth += 1) claimStageFolder('${stages}');
     process.stdin.resume().on('end', () => process.exit());`,
  ]);
  const ended = new Promise((resolve) => begins.once('exit', resolve));
  /** @type {string[]} */
  const taken = [];
  while (readdirSync(stages).length < 100 && begins.exitCode === null) {
    taken.push(...abandonedStages(stages));
    await new Promise((resolve) => setImmediate(resolve));
  }
  begins.stdin.end();
  expect([await ended, taken]).toEqual([0, []]);
});
