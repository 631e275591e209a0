import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';
import { createTail } from '../../src/runtime/tail.ts';
import type { LoggedEvent } from '../../src/shared/events.ts';
import type { TenantId } from '../../src/shared/ids.ts';
import { ringIn } from '../support/ring-in.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let logged: readonly LoggedEvent[];
let tenantId: TenantId;
beforeAll(async () => {
  database = await openTestDatabase();
  tenantId = database.cast.a.id;
  await ringIn(database, database.cast.a, 'answered');
  logged = database.deps.committed;
}, 60_000);
afterAll(() => database.close());

function follow(): { told: LoggedEvent[]; wake: (events?: readonly LoggedEvent[]) => void; stop: () => Promise<void> } {
  const told: LoggedEvent[] = [];
  const tail = createTail({
    db: database.appDb,
    // No poll: only what wakes it makes it read.
    clock: { ...systemClock, after: () => () => undefined },
    told: (_tenantId, events) => void told.push(...events),
    log: () => undefined,
  });
  tail.follow(tenantId, logged[0]!.version - 1);
  return { told, wake: (events) => tail.wake(tenantId, events), stop: tail.stop };
}

test('what was just committed is told at once when it comes next', async () => {
  const { told, wake, stop } = follow();
  wake(logged.slice(0, 2));
  wake(logged.slice(2));
  expect(told).toEqual(logged);
  await stop();
});

test('a commit that is heard before the one it follows makes the log be read, and nothing is told twice', async () => {
  const { told, wake, stop } = follow();
  wake(logged.slice(2));
  wake(logged.slice(0, 2));
  expect(told).toEqual([]);
  await vi.waitFor(() => expect(told).toEqual(logged));
  wake(logged.slice(0, 2));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(told).toEqual(logged);
  await stop();
});
