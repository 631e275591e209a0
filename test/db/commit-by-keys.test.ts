import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ringIn } from '../support/ring-in.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

/** How often each table that a commit changes was read as a whole, and by one of its keys. */
async function readings(): Promise<{ whole: Record<string, number>; byKey: number }> {
  // The line that the commits went over is at rest, and is taken again: it tells what it has counted.
  await sql`select pg_stat_force_next_flush()`.execute(database.appDb);
  const { rows } = await sql<{ relname: string; seq_scan: number; idx_scan: number }>`
    select relname, seq_scan, idx_scan from pg_stat_user_tables
    where relname in ('interaction', 'wrap_up', 'event') order by relname`.execute(database.ownerDb);
  return {
    whole: Object.fromEntries(rows.map((row) => [row.relname, row.seq_scan])),
    byKey: rows.reduce((sum, row) => sum + row.idx_scan, 0),
  };
}

test('a commit finds its rows by their keys, also where the database knows its tables to be small', async () => {
  await ringIn(database, database.cast.a, 'finished');
  await sql`analyze`.execute(database.ownerDb);
  const before = await readings();
  await ringIn(database, database.cast.a, 'finished');
  const after = await readings();
  expect(after.whole).toEqual(before.whole);
  expect(after.byKey).toBeGreaterThan(before.byKey);
});
