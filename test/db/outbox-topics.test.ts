import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';
import { createOutbox, type OutboxHandler } from '../../src/runtime/outbox.ts';
import type { CastTenant } from '../support/cast.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let tenant: CastTenant;
beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
}, 60_000);
afterAll(() => database.close());

const running: { stop(): void }[] = [];
afterEach(() => running.splice(0).forEach((outbox) => outbox.stop()));

const put = (topic: string) =>
  database.ownerDb.insertInto('outbox').values({ tenant_id: tenant.id, topic, body: '{}', caused_by: 1 }).execute();

function serve(handlers: Record<string, OutboxHandler>): { wake(topic: string): void } {
  const outbox = createOutbox({ db: database.appDb, clock: systemClock, handlers, log: () => undefined });
  running.push(outbox);
  outbox.serve(tenant.id);
  return { wake: (topic) => outbox.wake(tenant.id, [topic]) };
}

test('who calls is sought while a recording is still being sealed', async () => {
  const seen: string[] = [];
  let endSealing = (): void => undefined;
  const outbox = serve({
    'store-recording': () => {
      seen.push('sealing');
      return new Promise((resolve) => (endSealing = resolve));
    },
    'identify-caller': async () => void seen.push('sought'),
  });
  await put('store-recording');
  outbox.wake('store-recording');
  await expect.poll(() => seen).toEqual(['sealing']);
  await put('identify-caller');
  outbox.wake('identify-caller');
  await expect.poll(() => seen, { timeout: 3_000 }).toEqual(['sealing', 'sought']);
  endSealing();
});

test('work that nobody announced is found, and what nobody serves is kept with its error', async () => {
  const seen: string[] = [];
  serve({ 'conclude-contact': async () => void seen.push('concluded') });
  await put('conclude-contact');
  await put('unheard-of');
  await expect.poll(() => seen, { timeout: 5_000 }).toEqual(['concluded']);
  const errorOf = async () =>
    (await database.ownerDb.selectFrom('outbox').select('last_error').where('topic', '=', 'unheard-of').execute())[0];
  await expect.poll(errorOf, { timeout: 5_000 }).toEqual({ last_error: expect.stringContaining('unheard-of') });
});
