import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findWaiting } from '../../src/adapters/backup/ship-wal.ts';
import { ownPlace } from '../../src/adapters/backup/own-server.ts';
import { backUp } from '../../src/runtime/backup/back-up.ts';
import { openRepository, postgresFolder } from '../../src/runtime/backup/backup-settings.ts';
import { doWhatIsDue } from '../../src/runtime/backup/do-what-is-due.ts';
import { restore } from '../../src/runtime/backup/restore.ts';
import { shipFromSpool } from '../../src/runtime/backup/ship-from-spool.ts';
import { type BackupWorld, openBackupWorld } from '../support/backup-world.ts';

let world: BackupWorld;
let place: string;
const silent = (): void => undefined;
const settings = () => ({ ...world.settings, DATABASE_URL: world.ownerUrl() });
const waiting = (): Promise<string[]> => findWaiting(ownPlace(postgresFolder(world.settings)).spool);
const lastRun = async () =>
  (await world.query('select place, why, failure is null as well from backup_run order by started_at desc limit 1'))[0];

/** What is left of a disk that is not there. */
beforeAll(async () => {
  world = await openBackupWorld({ passphrase: 'korektni heslo zalohy' });
  place = world.settings.ZVON_BACKUP!;
  await world.backUp();
  await world.handOver();
  renameSync(place, `${place}.away`);
  mkdirSync(place);
}, 60_000);
afterAll(() => world.close());

describe('[PL-10] the empty mount point of a backup disk that is not there', () => {
  test('gets no set, at night or by hand, and the failure is on record with its code', async () => {
    await expect(doWhatIsDue(settings(), silent)).rejects.toThrow('mount its disk');
    expect(await lastRun()).toEqual({ place, why: 'place-emptied', well: false });
    await expect(world.backUp()).rejects.toThrow('zvon backup --new-disk');
    expect(readdirSync(place)).toEqual([]);
  });

  test('gets nothing of the log, which waits', async () => {
    await world.query('select pg_switch_wal()');
    await expect.poll(waiting, { timeout: 20_000 }).not.toEqual([]);
    await expect(shipFromSpool(settings())).rejects.toThrow('mount its disk');
    expect([readdirSync(place), (await waiting()).length > 0]).toEqual([[], true]);
  });

  test('gets nothing from a restore either, which finds no set in it', async () => {
    await world.stopServer();
    const left = await waiting();
    const repository = await openRepository(world.settings);
    await expect(restore({ settings: world.settings, repository, to: null, say: silent })).rejects.toThrow(
      'no complete set',
    );
    expect(await waiting()).toEqual(left);
    await world.startServer();
  });

  test('is a backup again when the disk is back, with the log that waited', async () => {
    rmSync(place, { recursive: true });
    renameSync(`${place}.away`, place);
    await shipFromSpool(settings());
    expect(await waiting()).toEqual([]);
    await doWhatIsDue(settings(), silent);
  });

  test('takes a first set when it is said that the disk is new', async () => {
    rmSync(place, { recursive: true });
    await backUp({ settings: settings(), isNewDisk: true, say: silent });
    expect(await lastRun()).toEqual({ place, why: null, well: true });
    await world.backUp();
  });
});
