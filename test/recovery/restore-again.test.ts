import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownPlace } from '../../src/adapters/backup/own-server.ts';
import { backUp } from '../../src/runtime/backup/back-up.ts';
import { type BackupSettings, openRepository, postgresFolder } from '../../src/runtime/backup/backup-settings.ts';
import { drillRestore } from '../../src/runtime/backup/drill-restore.ts';
import { asOwner } from '../../src/runtime/backup/owner-connection.ts';
import { type Restored, restore } from '../../src/runtime/backup/restore.ts';
import { shipFromSpool } from '../../src/runtime/backup/ship-from-spool.ts';
import { verifyBackup } from '../../src/runtime/backup/verify-backup.ts';
import { type PostgresServer, startPostgres } from '../../tools/parts/postgres-server.mjs';
import { askOnce, type BackupWorld, openBackupWorld } from '../support/backup-world.ts';

let world: BackupWorld;
let afterFirst: Date;
let before: string | null;

beforeAll(async () => {
  world = await openBackupWorld({ passphrase: 'korektni heslo zalohy' });
  await world.query('create table note (text text not null)');
  await world.backUp();
  await world.query("insert into note values ('first')");
  afterFirst = await world.now();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await world.query("insert into note values ('a mistake')");
  await world.backUp();
}, 60_000);
afterAll(() => world.close());

const silent = (): void => undefined;
const restoreTo = async (to: Date | null, settings: BackupSettings = world.settings): Promise<Restored> =>
  restore({ settings, repository: await openRepository(settings), to, say: silent });
const notes = async (): Promise<string[]> =>
  (await world.query<{ text: string }>('select text from note order by 1')).map(({ text }) => text);

describe('[PL-10] a set that was taken after the moment that was restored', () => {
  test('is passed over: what was written since is restored from the set before', async () => {
    await world.stopServer();
    ({ before } = await restoreTo(afterFirst));
    await world.startServer();
    await world.query("insert into note values ('after the restore')");
    await world.stopServer();
    await restoreTo(null);
    await world.startServer();
    expect(await notes()).toEqual(['after the restore', 'first']);
  });

  test('is not what the drill restores, is no fault of the backup, and is said', async () => {
    const settings = { ...world.settings, DATABASE_URL: world.ownerUrl() };
    const repository = await openRepository(settings);
    const result = await asOwner(world.ownerUrl(), (connection) => drillRestore(connection, { settings, repository }));
    expect(result.failure).toBeNull();
    expect(await verifyBackup(repository)).toMatchObject({
      faults: [],
      notes: [expect.stringMatching(/taken after the moment that was restored since/)],
    });
  });

  test('and none is taken while the database is the one from before the restore again', async () => {
    await world.stopServer();
    const { cluster } = ownPlace(postgresFolder(world.settings));
    renameSync(cluster, `${cluster}.restored`);
    renameSync(before!, cluster);
    await world.startServer();
    await expect(world.backUp()).rejects.toThrow('ahead of the database');
    await world.stopServer();
    renameSync(cluster, before!);
    renameSync(`${cluster}.restored`, cluster);
    await world.startServer();
    await world.backUp();
  });
});

describe('[PL-10] a restore', () => {
  test('is refused while another one is under way, which goes on', async () => {
    await world.stopServer();
    const [first, second] = await Promise.allSettled([restoreTo(null), restoreTo(null)]);
    expect(first).toMatchObject({ status: 'fulfilled' });
    expect(second).toMatchObject({ reason: { message: expect.stringMatching(/under way already/) } });
    await world.startServer();
    expect(await notes()).toEqual(['after the restore', 'first']);
  });
});

describe('[PL-10] a machine whose Zvon was started before its backup was restored', () => {
  let fresh: PostgresServer;
  let bare: BackupSettings;
  beforeAll(async () => {
    await world.stopServer();
    bare = { ...world.settings, ZVON_DATA: join(world.folder, 'bare') };
    fresh = await startPostgres({ dataDir: postgresFolder(bare), forTests: true, archive: true });
    await askOnce(fresh.ownerUrl, 'create table fresh (n int)');
  });

  test('puts nothing of its own into that backup', async () => {
    const before = readdirSync(join(bare.ZVON_BACKUP!, 'wal'));
    await askOnce(fresh.ownerUrl, 'select pg_switch_wal()');
    const settings = { ...bare, DATABASE_URL: fresh.ownerUrl };
    await expect(backUp({ settings, say: silent })).rejects.toThrow('restore that one first');
    expect(readdirSync(join(bare.ZVON_BACKUP!, 'wal'))).toEqual(before);
  });

  test('keeps its own keys when the restore fails', async () => {
    await fresh.stop();
    writeFileSync(bare.ZVON_MASTER_KEY_FILE, 'a key of this machine', { mode: 0o600 });
    await expect(restoreTo(new Date(Date.now() + 60_000), bare)).rejects.toThrow('ends before that moment');
    expect(readFileSync(bare.ZVON_MASTER_KEY_FILE, 'utf8')).toBe('a key of this machine');
  });

  test('is restored all the same, and its backup goes on from there', async () => {
    await restoreTo(null, bare);
    const server = await startPostgres({ dataDir: postgresFolder(bare), forTests: true, archive: true });
    try {
      const settings = { ...bare, DATABASE_URL: server.ownerUrl };
      expect(await askOnce(server.ownerUrl, 'select text from note order by 1')).toEqual([
        { text: 'after the restore' },
        { text: 'first' },
      ]);
      await shipFromSpool(settings);
      await backUp({ settings, say: silent });
    } finally {
      await server.stop();
    }
  });
});
