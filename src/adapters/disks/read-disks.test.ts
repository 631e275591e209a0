import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readDisks } from './read-disks.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'zvon-disks-'));
const [postgres, recordings] = ['postgres', 'recordings'].map((name) => path.join(folder, name)) as [string, string];
mkdirSync(postgres);
mkdirSync(recordings);
afterAll(() => rmSync(folder, { recursive: true }));

test('folders of one disk are told as one, with what lies on it', async () => {
  const disks = await readDisks([
    { use: 'database', folder: postgres },
    { use: 'recordings', folder: recordings },
    { use: 'recordings', folder },
  ]);
  expect(disks).toMatchObject([{ holds: ['database', 'recordings'] }]);
  const [disk] = disks;
  expect(disk!.totalBytes).toBeGreaterThan(0);
  expect(disk!.freeBytes).toBeLessThanOrEqual(disk!.totalBytes);
});

test('a folder that is not there lies on no disk', async () => {
  expect(await readDisks([{ use: 'backup', folder: path.join(folder, 'nowhere') }])).toEqual([]);
});
