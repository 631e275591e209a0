import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetOldRuns } from '../../src/runtime/backup/forget-runs.ts';
import { asOwner } from '../../src/runtime/backup/owner-connection.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);
const times = (days: number) => ({
  id: randomUUID(),
  node: 'node-1',
  started_at: daysAgo(days),
  finished_at: daysAgo(days),
});

const backedUp = (name: string, days: number, place: string) =>
  database.ownerDb
    .insertInto('backup_run')
    .values({ ...times(days), set_name: name, place })
    .execute();
const failed = (failure: string, days: number) =>
  database.ownerDb
    .insertInto('backup_run')
    .values({ ...times(days), failure })
    .execute();
const drilled = (node: string, days: number) =>
  database.ownerDb
    .insertInto('drill_run')
    .values({ ...times(days), node, kind: 'restore' })
    .execute();

test('failed backups are forgotten after a month, sets and drills after 400 days, the newest set of a place never', async () => {
  await failed('a month ago', 31);
  await failed('lately', 29);
  await backedUp('long ago', 500, '/mnt/one');
  await backedUp('last of one', 401, '/mnt/one');
  await backedUp('last year', 399, '/mnt/other');
  await drilled('long ago', 401);
  await drilled('last year', 399);
  await asOwner(database.ownerUrl, forgetOldRuns);
  const runs = await database.ownerDb.selectFrom('backup_run').selectAll().execute();
  expect(runs.map((run) => run.failure ?? run.set_name).toSorted()).toEqual(['last of one', 'last year', 'lately']);
  const drills = await database.ownerDb.selectFrom('drill_run').select('node').execute();
  expect(drills).toEqual([{ node: 'last year' }]);
});
