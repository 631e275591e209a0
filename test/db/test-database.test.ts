import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, openTestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

test('[CZB-32] a user reads the customers of the own tenant and none of the other', async () => {
  const { a, b } = database.cast;
  const seen = await database.deps.read(a.users.jana.who, (tx) => tx.selectFrom('customer').select('id').execute());
  const ids = seen.map((row) => row.id);
  expect(ids).toContain(a.customers.alena);
  expect(ids).not.toContain(b.customers.alena);
});

test('without an envelope the process sees an error, never all rows', async () => {
  await expect(database.appDb.selectFrom('customer').select('id').execute()).rejects.toThrow(/app\.tenant|uuid/);
});

test('the process connects as a role that is no superuser and bypasses no policy', async () => {
  const { rows } = await sql<{ rolsuper: boolean; rolbypassrls: boolean }>`
    select rolsuper, rolbypassrls from pg_roles where rolname = current_user`.execute(database.appDb);
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
});

test('committed facts are recorded in the order of their versions', async () => {
  const { a } = database.cast;
  await database.deps.commit(a.users.jana.who, async (unit) => {
    const first = unit.fact({ kind: 'user.signedIn', userId: a.users.jana.id });
    unit.fact({ kind: 'user.signedOut', userId: a.users.jana.id }, { causedBy: first });
  });
  expect(database.deps.committed.map((event) => [event.version, event.causedBy])).toEqual([
    [1, null],
    [2, 1],
  ]);
});
