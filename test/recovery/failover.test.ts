import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import pg from 'pg';
import { ownPlace } from '../../src/adapters/backup/own-server.ts';
import {
  clonePrimary,
  commitAlone,
  dropSlot,
  reserveSlot,
  startStandby,
} from '../../src/adapters/backup/own-standby.ts';
import { openRepository, postgresFolder } from '../../src/runtime/backup/backup-settings.ts';
import { drillFailover } from '../../src/runtime/backup/drill-failover.ts';
import { asOwner } from '../../src/runtime/backup/owner-connection.ts';
import { recordDrill } from '../../src/runtime/backup/runs.ts';
import {
  lookAtStandby,
  promoteWarmStandby,
  removeWarmStandby,
  startWarmStandby,
  stopWarmStandby,
} from '../../src/runtime/backup/standby.ts';
import { urlOfCopy } from '../../src/runtime/backup/scratch.ts';
import { askOnce, type BackupWorld, openBackupWorld } from '../support/backup-world.ts';

let world: BackupWorld;
beforeAll(async () => {
  world = await openBackupWorld();
  await world.backUp();
}, 60_000);
afterAll(() => world.close());

describe('[PL-10] the drill of a fail-over', () => {
  test('loses nothing that was acknowledged, takes commits at once, and its figures are stored', async () => {
    const settings = { ...world.settings, DATABASE_URL: world.ownerUrl() };
    const repository = await openRepository(settings);
    const result = await asOwner(world.ownerUrl(), (connection) =>
      recordDrill(connection, { kind: 'failover', node: 'node-1' }, () =>
        drillFailover({ settings, repository, synchronous: true }),
      ),
    );
    expect(result).toMatchObject({ failure: null, rpoMs: 0, detail: { lost: 0, synchronous: true } });
    expect(result.detail['acknowledged']).toBeGreaterThan(50);
    const [stored] = await world.query('select kind, rto_ms::int, rpo_ms::int, failure from drill_run');
    expect(stored).toEqual({ kind: 'failover', rto_ms: result.rtoMs, rpo_ms: 0, failure: null });
    expect(result.rtoMs).toBeGreaterThan(0);
    expect(result.rtoMs).toBeLessThan(30_000);
  });
});

describe('[PL-10] a warm standby', () => {
  test('follows, catches up after a pause, and is promoted only when the database is gone and somebody says so', async () => {
    const settings = { ...world.settings, DATABASE_URL: world.ownerUrl() };
    const said: string[] = [];
    const say = (line: string): void => void said.push(line);
    await startWarmStandby(settings, say);
    expect(await lookAtStandby(settings)).toMatchObject({ runs: true, follows: true });
    await stopWarmStandby(settings);
    await world.query('create table while_it_was_away (n int)');
    await startWarmStandby(settings, say);
    expect(said).toEqual(['The database is copied.']);
    await expect(promoteWarmStandby(settings, 'node-2')).rejects.toThrow('--confirm node-1');
    await expect(promoteWarmStandby(settings, 'node-1')).rejects.toThrow('still answers');
    await world.stopServer();
    await expect(removeWarmStandby(settings, '')).rejects.toThrow('does not answer');
    const url = await promoteWarmStandby(settings, 'node-1');
    await askOnce(url, 'insert into while_it_was_away values (1)');
  });

  test('that was promoted is a database: it is started again as it is, and taken away only by somebody who says so', async () => {
    const said: string[] = [];
    await world.startServer();
    const settings = { ...world.settings, DATABASE_URL: world.ownerUrl() };
    // Without it the standby would have to be copied anew.
    await asOwner(world.ownerUrl(), (connection) => dropSlot(connection, 'zvon_standby'));
    await stopWarmStandby(settings);
    const url = await startWarmStandby(settings, (line) => void said.push(line));
    expect(said).toEqual([expect.stringMatching(/was promoted/)]);
    expect(await askOnce(url, 'select n from while_it_was_away')).toEqual([{ n: 1 }]);
    await expect(removeWarmStandby(settings, '')).rejects.toThrow('--confirm node-1');
    await removeWarmStandby(settings, 'node-1');
    expect(await world.query('select slot_name from pg_replication_slots')).toEqual([]);
  });

  test('is not promoted while the database refuses to be asked, which is an answer, too', async () => {
    const settings = { ...world.settings, DATABASE_URL: world.ownerUrl() };
    await startWarmStandby(settings, () => undefined);
    const wrong = new URL(world.ownerUrl());
    wrong.password = 'another';
    await expect(promoteWarmStandby({ ...settings, DATABASE_URL: wrong.href }, 'node-1')).rejects.toThrow(
      'still answers',
    );
    await removeWarmStandby(settings, '');
  });

  test('that was copied half-way is copied anew', async () => {
    const settings = { ...world.settings, DATABASE_URL: world.ownerUrl() };
    const { cluster } = ownPlace(join(settings.ZVON_DATA, 'standby'));
    mkdirSync(`${cluster}.copying/base`, { recursive: true });
    await startWarmStandby(settings, () => undefined);
    expect(await lookAtStandby(settings)).toMatchObject({ runs: true, follows: true });
    expect(existsSync(`${cluster}.copying`)).toBe(false);
    await removeWarmStandby(settings, '');
  });
});

describe('[PL-10] a promoted standby', () => {
  test('hangs in its first commit while it waits for a standby of its own, and commits when that is reset', async () => {
    const primary = { url: world.ownerUrl(), cluster: ownPlace(postgresFolder(world.settings)).cluster };
    const dataDir = join(world.folder, 'standby', 'postgres');
    await asOwner(primary.url, async (connection) => {
      await connection.query("alter system set synchronous_standby_names = '*'");
      await reserveSlot(connection, 'zvon_test');
      await clonePrimary(connection, primary, dataDir);
      await connection.query('alter system reset synchronous_standby_names');
    });
    const standby = await startStandby(dataDir, primary, 'zvon_test');
    const url = urlOfCopy(primary.url, standby);
    try {
      await askOnce(url, 'select pg_promote(true, 60)');
      const writer = new pg.Client({ connectionString: url });
      await writer.connect();
      let committed = false;
      const commit = writer.query('create table after_promotion (n int)').then(() => (committed = true));
      await delay(500);
      const [waiting] = await askOnce<{ wait: string }>(
        url,
        "select wait_event as wait from pg_stat_activity where query like 'create table after%'",
      );
      expect({ waiting, committed }).toEqual({ waiting: { wait: 'SyncRep' }, committed: false });
      await asOwner(url, commitAlone);
      await commit;
      await writer.end();
    } finally {
      await standby.stop();
    }
  });
});
