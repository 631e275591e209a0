import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAs } from '../../src/adapters/postgres/unit.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

test('what reads for somebody can write nothing that the log would not know', async () => {
  const { id, users } = database.cast.a;
  const write = readAs(database.appDb, users.jana.who, (tx) =>
    tx.updateTable('user_account').set({ name: 'Nobody' }).where('tenant_id', '=', id).execute(),
  );
  await expect(write).rejects.toMatchObject({ code: '25006' });
});
