import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { leaseMs, silentTransactionMs } from '../../src/adapters/postgres/lease.ts';
import { openPool } from '../../src/adapters/postgres/pool.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

test.each(['in use', 'at rest'])('a connection that the database ends while %s is told and replaced', async (how) => {
  const broken: Error[] = [];
  const pool = openPool(database.appUrl, { max: 1, log: (error) => void broken.push(error) });
  const connection = await pool.connect();
  const { rows } = await connection.query<{ pid: number }>('select pg_backend_pid() as pid');
  if (how === 'at rest') connection.release();
  await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(database.ownerDb);
  await vi.waitFor(() => expect(broken).not.toEqual([]));
  if (how === 'in use') connection.release(true);
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  expect(broken[0]!.message).toBe('terminating connection due to administrator command');
  await pool.end();
});

test('a process that freezes in a transaction loses its locks, and learns it when it goes on', async () => {
  const pool = openPool(database.appUrl, { max: 1, log: () => undefined, silentMs: 100 });
  const frozen = await pool.connect();
  await frozen.query('begin');
  await frozen.query('select pg_advisory_xact_lock(1)');
  await sql`select pg_advisory_xact_lock(1)`.execute(database.ownerDb);
  await expect(frozen.query('select 1')).rejects.toThrow();
  frozen.release(true);
  await pool.end();
});

test('a frozen owner of a lease holds no lock when the lease has run out', () => {
  expect(silentTransactionMs).toBeLessThan(leaseMs);
});
