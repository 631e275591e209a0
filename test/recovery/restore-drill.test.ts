import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, openPool } from '../../src/adapters/postgres/pool.ts';
import { type BackupSettings, openRepository } from '../../src/runtime/backup/backup-settings.ts';
import { compareTenants } from '../../src/runtime/backup/compare-tenants.ts';
import { doWhatIsDue } from '../../src/runtime/backup/do-what-is-due.ts';
import { drillRestore } from '../../src/runtime/backup/drill-restore.ts';
import { asOwner } from '../../src/runtime/backup/owner-connection.ts';
import { type DrillResult, recordDrill } from '../../src/runtime/backup/runs.ts';
import { askOnce, type BackupWorld, openBackupWorld } from '../support/backup-world.ts';
import { type Cast, makeCast } from '../support/cast.ts';
import { makeRecordingDeps } from '../support/recording-deps.ts';

let world: BackupWorld;
let settings: BackupSettings;
let cast: Cast;

beforeAll(async () => {
  world = await openBackupWorld();
  settings = { ...world.settings, DATABASE_URL: world.ownerUrl() };
  const db = openDatabase(openPool(world.ownerUrl(), { max: 2, log: () => undefined }));
  cast = await makeCast(db);
  const deps = makeRecordingDeps(db, randomUUID);
  const { radek } = cast.a.users;
  for (let nth = 0; nth < 5; nth += 1)
    await deps.commit(radek.who, async (unit) => {
      unit.fact({ kind: 'user.signedIn', userId: radek.id });
      unit.audit({ act: 'user.signedIn', subjectKind: 'user', subjectId: radek.id });
    });
  await db.destroy();
  await world.record('what was said');
  await world.backUp();
}, 60_000);
afterAll(() => world.close());

const drill = async (): Promise<DrillResult> =>
  asOwner(world.ownerUrl(), async (connection) => {
    const repository = await openRepository(settings);
    return recordDrill(connection, { kind: 'restore', node: 'node-1' }, () =>
      drillRestore(connection, { settings, repository }),
    );
  });

describe('[PL-10] the restore drill', () => {
  test('restores the newest backup to a random second, holds it against the log, and stores what it took', async () => {
    const result = await drill();
    expect(result).toMatchObject({
      failure: null,
      detail: { tenants: 3, events: 5, auditRows: 5, recordings: 1, recordingsMissing: 0, faults: [] },
    });
    expect(result.detail['pages']).toMatchObject({ indexes: expect.any(Number) });
    expect(result.targetAt!.getTime()).toBeLessThanOrEqual((await world.now()).getTime());
    const [stored] = await world.query('select kind, rto_ms::int, rpo_ms::int, target_at, failure from drill_run');
    expect(stored).toEqual({
      ...{ kind: 'restore', rto_ms: result.rtoMs, rpo_ms: result.rpoMs },
      ...{ target_at: result.targetAt, failure: null },
    });
    expect(result.rtoMs).toBeGreaterThan(0);
    expect(readdirSync(join(settings.ZVON_DATA, 'drill'))).toEqual([]);
  });

  test('finds a tenant that is not in the copy at all', async () => {
    const copy = await world.clone();
    const [nobody] = await world.query<{ id: string }>(
      `insert into tenant (id, key, name, country, language, time_zone, currency, created_at)
       values (gen_random_uuid(), 'left-out', 'Left out', 'CZ', 'cs', 'Europe/Prague', 'CZK', now() - interval '1 day')
       returning id`,
    );
    expect((await compareTenants(world.ownerUrl(), copy, await world.now())).faults).toEqual([
      `Tenant ${nobody!.id}: it is not in the copy.`,
    ]);
    await world.query('delete from tenant where id = $1', [nobody!.id]);
    await askOnce(new URL('/postgres', world.ownerUrl()).href, 'drop database copy');
  });

  test('finds a log that is not the one of the copy, and names the tenant', async () => {
    const copy = await world.clone();
    expect((await compareTenants(world.ownerUrl(), copy, await world.now())).faults).toEqual([]);
    await world.query('update event set body = \'{"userId":"somebody else"}\' where version = 3');
    expect((await compareTenants(world.ownerUrl(), copy, await world.now())).faults).toEqual([
      `Tenant ${cast.a.id}: the log up to version 5 is not the same.`,
    ]);
  });

  test('that fails is stored with the sentence that says why', async () => {
    const wal = join(settings.ZVON_BACKUP!, 'wal');
    for (const name of readdirSync(wal)) rmSync(join(wal, name));
    const result = await drill();
    expect(result.failure).toMatch(/of the log is missing, which this moment needs/);
    const [stored] = await world.query('select failure from drill_run order by started_at desc limit 1');
    expect(stored).toEqual({ failure: result.failure });
  });
});

describe('[PL-10] what is due', () => {
  test('is done once: the first set without being asked for, and no second one', async () => {
    const empty = { ...settings, ZVON_BACKUP: join(world.folder, 'first-day') };
    const said: string[] = [];
    for (let round = 0; round < 2; round += 1) await doWhatIsDue(empty, (line) => void said.push(line));
    expect(readdirSync(join(empty.ZVON_BACKUP, 'sets'))).toHaveLength(1);
    expect(said.filter((line) => line.endsWith('is complete.'))).toHaveLength(1);
  });
});
