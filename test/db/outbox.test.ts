import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDatabase, openPool } from '../../src/adapters/postgres/pool.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createOutbox } from '../../src/runtime/outbox.ts';
import type { TenantId } from '../../src/shared/ids.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let tenantId: TenantId;
beforeAll(async () => {
  database = await openTestDatabase();
  tenantId = database.cast.a.id;
}, 60_000);
afterAll(() => database.close());

const leaveWork = () =>
  database.ownerDb
    .insertInto('outbox')
    .values({ tenant_id: tenantId, topic: 'ring-a-bell', body: '{}', caused_by: 1 })
    .execute();
const workLeft = () => database.ownerDb.selectFrom('outbox').select('topic').execute();

test('stopping waits for the work that has begun and begins no other, so the database can be closed after it', async () => {
  const db = openDatabase(openPool(database.appUrl, { max: 4, log: () => undefined }));
  const lines: unknown[] = [];
  let rung = 0;
  const ringABell = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    rung += 1;
  };
  const log = (message: string, error: unknown): void => void lines.push(message, error);
  const outbox = createOutbox({ db, clock: systemClock, handlers: { 'ring-a-bell': ringABell }, log });
  await leaveWork();
  outbox.serve(tenantId);
  outbox.wake(tenantId, ['ring-a-bell']);
  await vi.waitFor(async () =>
    expect(await database.ownerDb.selectFrom('outbox').select('attempts').execute()).toEqual([{ attempts: 1 }]),
  );
  const stopped = outbox.stop();
  outbox.wake(tenantId, ['ring-a-bell']);
  await stopped;
  expect(rung).toBe(1);
  expect(await workLeft()).toEqual([]);
  await leaveWork();
  outbox.wake(tenantId, ['ring-a-bell']);
  await db.destroy();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(lines).toEqual([]);
  expect(await workLeft()).toHaveLength(1);
});
