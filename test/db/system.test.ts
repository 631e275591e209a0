import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SystemReport } from '../../src/shared/api/system.ts';
import { type HttpWorld, openHttpWorld } from '../support/http-world.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let world: HttpWorld;
beforeAll(async () => {
  database = await openTestDatabase();
  world = await openHttpWorld(database);
}, 60_000);
afterAll(async () => {
  await world.close();
  await database.close();
});
beforeEach(async () => {
  await database.ownerDb.deleteFrom('drill_run').execute();
  await database.ownerDb.deleteFrom('backup_run').execute();
});

const hour = 3_600_000;
const ago = (hours: number): Date => new Date(Date.now() - hours * hour);

const backedUp = (hours: number, failure: string | null = null, why: string | null = null) =>
  database.ownerDb
    .insertInto('backup_run')
    .values({
      ...{ id: randomUUID(), node: 'node-1', started_at: ago(hours), finished_at: ago(hours), failure, why },
      ...(failure ? {} : { method: 'files', set_name: 'a set', bytes: 13_000_000, recordings: 4 }),
    })
    .execute();

const drilled = (hours: number, failure: string | null = null, kind = 'restore', rto: number | null = 4_200) =>
  database.ownerDb
    .insertInto('drill_run')
    .values({
      ...{ id: randomUUID(), kind, node: 'node-1', started_at: ago(hours), finished_at: ago(hours), failure },
      ...{ rto_ms: rto, rpo_ms: 900, detail: JSON.stringify({ tenants: 2, set: 'a set', faults: [] }) },
    })
    .execute();

async function report(): Promise<SystemReport> {
  const answer = await world.call('GET', '/api/system', { as: database.cast.a.users.admin });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

describe('[PL-10] what the installation stands on', () => {
  test('is for administrators alone', async () => {
    const { jana, radek } = database.cast.a.users;
    for (const user of [jana, radek])
      expect((await world.call('GET', '/api/system', { as: user })).statusCode).toBe(403);
  });

  test('tells of each disk what lies there, what is left of it and whether that is enough', async () => {
    expect(await report()).toMatchObject({
      disks: [{ holds: ['database'], freeBytes: 150_000_000, totalBytes: 1_000_000_000, state: 'scarce' }],
    });
  });

  test('shows the last backup and the last drill with what they took', async () => {
    await backedUp(30);
    await drilled(5);
    expect(await report()).toMatchObject({
      level: 0,
      backup: { isOn: true, last: { set: 'a set', bytes: 13_000_000 }, failed: null },
      drill: { freshness: 'fresh', last: { rtoMs: 4_200, rpoMs: 900, figures: { tenants: 2 } } },
      drills: [{ kind: 'restore' }],
    });
  });

  test('is red when the last good drill is older than 26 hours, or was none a day after the first backup', async () => {
    await backedUp(27);
    expect((await report()).drill.freshness).toBe('stale');
    await drilled(27);
    expect((await report()).drill.freshness).toBe('stale');
    await drilled(1, null, 'failover');
    expect((await report()).drill.freshness).toBe('stale');
    await drilled(25);
    expect((await report()).drill.freshness).toBe('fresh');
  });

  test('is red when the newest drill failed, and names a backup that failed after the last good one', async () => {
    await backedUp(5);
    await backedUp(2, 'It broke off.');
    expect((await report()).backup.failed).toMatchObject({ why: 'other' });
    await backedUp(1, 'It broke off: ENOSPC.', 'disk-full');
    await drilled(20);
    await drilled(1, 'The log is not the same.');
    expect(await report()).toMatchObject({
      backup: { failed: { failure: 'It broke off: ENOSPC.', why: 'disk-full' } },
      drill: { freshness: 'failed', last: { failure: null } },
    });
    await backedUp(0.1);
    expect((await report()).backup.failed).toBeNull();
  });

  test('stays red however many fail-overs were drilled since', async () => {
    await drilled(20);
    await drilled(10, 'The log is not the same.');
    for (let nth = 1; nth <= 12; nth += 1) await drilled(nth / 10, null, 'failover');
    expect((await report()).drill).toMatchObject({
      freshness: 'failed',
      newest: { failure: 'The log is not the same.', why: 'differs' },
    });
  });

  test('tells a drill that broke off from one that found another state than it must', async () => {
    await drilled(2, 'The disk is full.', 'restore', null);
    await drilled(3, 'The log is not the same.');
    await drilled(4);
    expect((await report()).drills.map(({ why }) => why)).toEqual(['broke-off', 'differs', null]);
  });

  test('is nothing to be shown as a proof where there was no backup yet', async () => {
    expect(await report()).toMatchObject({
      backup: { last: null, failed: null },
      drill: { freshness: 'none', last: null },
      drills: [],
    });
  });
});
