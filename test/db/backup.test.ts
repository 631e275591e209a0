import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRepository } from '../../src/runtime/backup/backup-settings.ts';
import { chooseSet, restoreSet } from '../../src/runtime/backup/restore-set.ts';
import { verifyBackup } from '../../src/runtime/backup/verify-backup.ts';
import { runCommand } from '../../tools/parts/run-command.mjs';
import { askOnce, type BackupWorld, openBackupWorld } from '../support/backup-world.ts';

let world: BackupWorld;
const moments: Date[] = [];

/** A note, and a moment after it and before the next. */
async function note(text: string): Promise<void> {
  await world.query('insert into note (text) values ($1)', [text]);
  moments.push(await world.now());
  await new Promise((resolve) => setTimeout(resolve, 20));
}

beforeAll(async () => {
  world = await openBackupWorld();
  await world.query('create table note (text text not null)');
  await note('before');
  await world.backUp();
  await note('first');
  await note('second');
  await world.handOver();
}, 60_000);
afterAll(() => world.close());

const restored = async (to: Date, name: string): Promise<string[]> => {
  const repository = await openRepository(world.settings);
  const dataDir = join(world.folder, name, 'postgres');
  const server = await restoreSet({ repository, set: await chooseSet(repository, to), to, dataDir });
  try {
    const url = new URL(server.ownerUrl);
    url.password = new URL(world.ownerUrl()).password;
    const notes = await askOnce<{ text: string }>(url.href, 'select text from note order by 1');
    return notes.map(({ text }) => text);
  } finally {
    await server.stop();
  }
};

const asEnvironment = (settings: object): Record<string, string> =>
  Object.fromEntries(Object.entries(settings).filter((entry): entry is [string, string] => entry[1] !== undefined));

describe('[PL-10] a backup of the embedded server', () => {
  test('is taken without client programs, and says how', async () => {
    expect(world.said).toEqual([expect.stringMatching(/embedded server.*copied between pg_backup_start/)]);
    const [run] = await world.query('select method, failure, recordings_missing from backup_run');
    expect(run).toEqual({ method: 'files', failure: null, recordings_missing: 0 });
    const sets = join(world.settings.ZVON_BACKUP!, 'sets');
    expect(readdirSync(join(sets, readdirSync(sets)[0]!)).toSorted()).toEqual([
      ...['base.gz', 'manifest.json', 'recordings.gz'],
    ]);
  });

  test('is restored to the second: what came before the moment is there, what came after it is not', async () => {
    expect(await restored(moments[1]!, 'to-the-second')).toEqual(['before', 'first']);
  });

  test('is whole when every byte of it is read again', async () => {
    const verdict = await verifyBackup(await openRepository(world.settings));
    expect(verdict).toMatchObject({ faults: [], notes: [], sets: 1 });
    expect(verdict.segments).toBeGreaterThanOrEqual(3);
  });

  test('answers as a command with one line of JSON at the end, and by its exit code', async () => {
    const { code, stdout } = await runCommand(
      process.execPath,
      ['--import', 'tsx', 'src/runtime/main.ts', 'backup', 'verify', '--json'],
      { env: { ...process.env, ...asEnvironment(world.settings) } },
    );
    expect(code, stdout).toBe(0);
    expect(JSON.parse(stdout.trim().split('\n').at(-1)!)).toMatchObject({ faults: [], sets: 1 });
  });

  test('refuses a moment before its first set, and leaves nothing half restored', async () => {
    await expect(restored(moments[0]!, 'too-early')).rejects.toThrow(/reaches back to/);
    expect(existsSync(join(world.folder, 'too-early'))).toBe(false);
  });
});
