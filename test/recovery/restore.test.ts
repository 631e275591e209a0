import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backUp } from '../../src/runtime/backup/back-up.ts';
import { type BackupSettings, openRepository, postgresFolder } from '../../src/runtime/backup/backup-settings.ts';
import { type Restored, restore } from '../../src/runtime/backup/restore.ts';
import { chooseSet, restoreSet } from '../../src/runtime/backup/restore-set.ts';
import { askOnce, type BackupWorld, openBackupWorld } from '../support/backup-world.ts';

let world: BackupWorld;
let afterFirst: Date;
let kept: { file: string; path: string };

beforeAll(async () => {
  world = await openBackupWorld({ passphrase: 'korektni heslo zalohy' });
  await world.query('create table note (text text not null)');
  kept = await world.record('what was said');
  const gone = await world.record('what nobody will hear again');
  rmSync(gone.path);
  await world.backUp();
  await world.query("insert into note values ('first')");
  afterFirst = await world.now();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await world.query("insert into note values ('a mistake')");
}, 60_000);
afterAll(() => world.close());

const silent = (): void => undefined;
const restoreTo = async (to: Date | null, settings: BackupSettings = world.settings): Promise<Restored> =>
  restore({ settings, repository: await openRepository(settings), to, say: silent });
const notes = async (): Promise<string[]> =>
  (await world.query<{ text: string }>('select text from note order by 1')).map(({ text }) => text);

describe('[PL-10] the embedded database', () => {
  test('is not restored while it runs', async () => {
    await expect(restoreTo(afterFirst)).rejects.toThrow('stop Zvon first');
  });

  test('of one’s own is not restored by Zvon', async () => {
    await world.stopServer();
    const elsewhere = { ...world.settings, DATABASE_URL: 'postgres://zvon_owner@127.0.0.1:1/zvon' };
    await expect(restoreTo(afterFirst, elsewhere)).rejects.toThrow('a server of your own');
  });

  test('stays as it was when the moment is after the end of the backup', async () => {
    const late = new Date(Date.now() + 60_000);
    await expect(restoreTo(late)).rejects.toThrow('ends before that moment');
    expect(readdirSync(postgresFolder(world.settings)).filter((name) => name.startsWith('cluster'))).toEqual([
      'cluster',
    ]);
  });

  test('is put back to a moment in its own place, with its recordings, and can be put forward again', async () => {
    rmSync(kept.path);
    const restored = await restoreTo(afterFirst);
    expect(restored.recordings).toEqual({ restored: 1, missing: 1 });
    expect(readFileSync(kept.path, 'utf8')).toBe('what was said');
    expect(existsSync(restored.before!)).toBe(true);
    await world.startServer();
    expect(await notes()).toEqual(['first']);
  });

  test('writes on in a new timeline that the same backup goes on to hold', async () => {
    await world.query("insert into note values ('after the restore')");
    await world.stopServer();
    await restoreTo(null);
    await world.startServer();
    expect(await notes()).toEqual(['after the restore', 'first']);
  });

  test('is restored on a bare machine from the backup and its passphrase alone, with its keys', async () => {
    await world.stopServer();
    const bare = { ...world.settings, ZVON_DATA: join(world.folder, 'bare') };
    const masterKey = readFileSync(world.settings.ZVON_MASTER_KEY_FILE, 'utf8');
    // As the first start on a machine makes one.
    writeFileSync(world.settings.ZVON_MASTER_KEY_FILE, 'a key that opens nothing', { mode: 0o600 });
    const restored = await restoreTo(null, bare);
    expect(restored).toMatchObject({ before: null, secrets: ['master-key'], recordings: { restored: 1, missing: 1 } });
    expect(readFileSync(world.settings.ZVON_MASTER_KEY_FILE, 'utf8')).toBe(masterKey);
    expect(readFileSync(join(bare.ZVON_DATA, 'recordings', kept.file), 'utf8')).toBe('what was said');
    await world.startServer();
  });
});

describe('[PL-10] a server of one’s own', () => {
  test('is asked for its files over the replication protocol, and its set restores to its own end only', async () => {
    const said: string[] = [];
    const settings = {
      ...world.settings,
      ZVON_DATA: join(world.folder, 'elsewhere'),
      ZVON_BACKUP: join(world.folder, 'elsewhere', 'backup'),
      DATABASE_URL: world.ownerUrl(),
    };
    const repository = await openRepository(settings);
    await backUp({ settings, say: (line) => void said.push(line) });
    expect(said).toEqual([expect.stringMatching(/over the replication protocol/)]);
    await expect(chooseSet(repository, await world.now())).rejects.toThrow('archive of the server');
    const dataDir = join(world.folder, 'from-elsewhere', 'postgres');
    const server = await restoreSet({ repository, set: await chooseSet(repository, null), to: null, dataDir });
    const url = new URL(server.ownerUrl);
    url.password = new URL(world.ownerUrl()).password;
    const found = await askOnce<{ n: number }>(url.href, 'select count(*)::int as n from note').finally(server.stop);
    expect(found).toEqual([{ n: 2 }]);
  });
});
