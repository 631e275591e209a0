import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase, openPool } from '../../src/adapters/postgres/pool.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  // One connection: what it has prepared can be asked of it.
  db = openDatabase(openPool(database.appUrl, { max: 1, log: () => undefined }));
}, 60_000);
afterAll(async () => {
  await db.destroy();
  await database.close();
});

const often = 60;

async function prepared(): Promise<string[]> {
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db);
  return rows.map(({ statement }) => statement);
}

test('a statement that comes again and again is prepared once, and answers as before', async () => {
  for (let nth = 0; nth < often; nth += 1) {
    const { rows } = await sql<{ twice: number }>`select ${nth}::int * 2 as twice`.execute(db);
    expect(rows).toEqual([{ twice: nth * 2 }]);
  }
  expect(await prepared()).toEqual(['select $1::int * 2 as twice']);
});

test('statements that are rare, or have no values, are not prepared', async () => {
  const before = await prepared();
  for (let nth = 0; nth < often; nth += 1) {
    await sql`select ${nth}::int as ${sql.raw(`name_${nth}`)}`.execute(db);
    await sql`select 1 as one`.execute(db);
  }
  expect(await prepared()).toEqual(before);
});

test('a prepared statement that fails does so as before, and can be given again', async () => {
  const divide = (by: number) => sql<{ result: number }>`select 10 / ${by}::int as result`.execute(db);
  for (let nth = 0; nth < often; nth += 1) await divide(2);
  await expect(divide(0)).rejects.toThrow('division by zero');
  expect((await divide(5)).rows).toEqual([{ result: 2 }]);
});
