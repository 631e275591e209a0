import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetCommands } from '../../src/features/idempotency/forget-commands.ts';
import { AppError } from '../../src/shared/errors.ts';
import type { CastTenant } from '../support/cast.ts';
import { type Asked, type HttpWorld, openHttpWorld } from '../support/http-world.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let world: HttpWorld;
let tenant: CastTenant;
/** What the routing answers; a test sets it to have a command fail. */
let routing: () => Promise<void> = () => Promise.resolve();

beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
  world = await openHttpWorld(database, {
    deps: (deps) => ({
      ...deps,
      route: async (tenantId, request) => {
        await deps.route(tenantId, request);
        if (request.kind !== 'agent.signIn') await routing();
      },
    }),
  });
}, 60_000);
afterAll(async () => {
  await world.close();
  await database.close();
});

const newKey = (): string => randomUUID();
const openCase = (key: string | null, title: string, asked: Asked = {}) =>
  world.call('POST', '/api/cases', {
    as: tenant.users.jana,
    body: { title, caseTypeId: tenant.caseTypes.information, interactionId: null, customerId: null, objectId: null },
    ...asked,
    headers: { ...(key === null ? {} : { 'idempotency-key': key }), ...asked.headers },
  });
const chooseState = (key: string) =>
  world.call('POST', '/api/agent/state', {
    as: tenant.users.jana,
    body: { state: 'ready' },
    headers: { 'idempotency-key': key },
  });

async function casesTitled(title: string): Promise<number> {
  const found = await database.ownerDb.selectFrom('case').select('id').where('title', '=', title).execute();
  return found.length;
}

const keyRow = (key: string) =>
  database.ownerDb.selectFrom('idempotency_key').selectAll().where('key', '=', key).executeTakeFirst();

const setKey = (key: string, changed: { status?: null; response?: null; created_at?: string }) =>
  database.ownerDb.updateTable('idempotency_key').set(changed).where('key', '=', key).execute();

describe('a command with an idempotency key', () => {
  test('given twice has one effect, and the second answer is the first, marked as such', async () => {
    const key = newKey();
    const first = await openCase(key, 'Once');
    const second = await openCase(key, 'Once');
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    expect(second.json()).toEqual(first.json());
    expect([first.headers['idempotency-hit'], second.headers['idempotency-hit']]).toEqual([undefined, 'true']);
    expect(await casesTitled('Once')).toBe(1);
  });

  test('given without a key twice has two effects', async () => {
    await openCase(null, 'Twice');
    await openCase(null, 'Twice');
    expect(await casesTitled('Twice')).toBe(2);
  });

  test('given with another body is refused and has no effect', async () => {
    const key = newKey();
    await openCase(key, 'This');
    const other = await openCase(key, 'That');
    expect([other.statusCode, other.json().code]).toEqual([422, 'idempotency-mismatch']);
    expect(await casesTitled('That')).toBe(0);
  });

  test('given to another route is refused', async () => {
    const key = newKey();
    await openCase(key, 'Here');
    const there = await world.call('PATCH', '/api/session/settings', {
      as: tenant.users.jana,
      body: { theme: 'light' },
      headers: { 'idempotency-key': key },
    });
    expect(there.json().code).toBe('idempotency-mismatch');
  });

  test('ten times at once has one effect; whoever comes too early is told to ask again', async () => {
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 10 }, () => openCase(key, 'At once')));
    expect(await casesTitled('At once')).toBe(1);
    const known = answers.filter((answer) => answer.statusCode === 200);
    // What is kept is jsonb, which has the fields in an order of its own.
    for (const answer of known) expect(answer.json()).toEqual(known[0]!.json());
    expect(known).not.toEqual([]);
    for (const answer of answers.filter((one) => one.statusCode !== 200)) {
      expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([409, 'conflict', '1']);
    }
    expect((await openCase(key, 'At once')).headers['idempotency-hit']).toBe('true');
  });

  test('is one person’s: the same key of a colleague is a new command', async () => {
    const key = newKey();
    await openCase(key, 'Each');
    const other = await openCase(key, 'Each', { as: tenant.users.petr });
    expect(other.headers['idempotency-hit']).toBeUndefined();
    expect(await casesTitled('Each')).toBe(2);
  });

  test('keeps a refusal that stays one, with its media type', async () => {
    const key = newKey();
    const first = await openCase(key, '');
    const second = await openCase(key, '');
    expect([second.statusCode, second.headers['content-type']]).toEqual([400, first.headers['content-type']]);
    expect(second.headers['idempotency-hit']).toBe('true');
    expect(second.json()).toEqual(first.json());
  });

  test('keeps no failure that may pass: the next try is a new one', async () => {
    const key = newKey();
    routing = () => Promise.reject(new AppError('database-away'));
    expect((await chooseState(key)).statusCode).toBe(503);
    routing = () => Promise.reject(new Error('a defect'));
    expect((await chooseState(key)).statusCode).toBe(500);
    routing = () => Promise.resolve();
    const third = await chooseState(key);
    expect([third.statusCode, third.headers['idempotency-hit']]).toEqual([200, undefined]);
    expect((await chooseState(key)).headers['idempotency-hit']).toBe('true');
  });

  test('that a process took and died with is taken again after half a minute, and by one only', async () => {
    const key = newKey();
    await openCase(key, 'Crashed');
    await setKey(key, { status: null, response: null });
    expect((await openCase(key, 'Crashed')).json().code).toBe('conflict');
    // Another system may be asked twice for ten seconds: such a command still runs.
    await setKey(key, { created_at: new Date(Date.now() - 25_000).toISOString() });
    expect((await openCase(key, 'Crashed')).json().code).toBe('conflict');
    await setKey(key, { created_at: new Date(Date.now() - 30_500).toISOString() });
    const retried = await Promise.all([openCase(key, 'Crashed'), openCase(key, 'Crashed'), openCase(key, 'Crashed')]);
    expect(retried.filter((answer) => answer.statusCode === 200).length).toBeGreaterThanOrEqual(1);
    expect(await casesTitled('Crashed')).toBe(2);
    expect((await keyRow(key))?.status).toBe(200);
  });

  test('is not remembered for somebody who is not signed in', async () => {
    const key = newKey();
    const answer = await openCase(key, 'Nobody', { as: null });
    expect([answer.statusCode, answer.headers['idempotency-hit']]).toEqual([401, undefined]);
    expect(await keyRow(key)).toBeUndefined();
  });

  test.each(['short', 'x'.repeat(201)])('must have 8 to 200 characters: %s', async (key) => {
    const answer = await openCase(key, 'Odd key');
    expect([answer.statusCode, answer.json().fields[0].path]).toEqual([400, 'Idempotency-Key']);
    expect(await casesTitled('Odd key')).toBe(0);
  });
});

test('a key and its answer are forgotten after a day, and no sooner', async () => {
  const { tenantId, userId } = tenant.users.jana.signedIn;
  const keep = async (ageHours: number): Promise<string> => {
    const key = newKey();
    const created_at = new Date(Date.now() - ageHours * 3_600_000).toISOString();
    const row = { tenant_id: tenantId, user_id: userId, key, request_hash: Buffer.alloc(32), status: 200, created_at };
    await database.ownerDb.insertInto('idempotency_key').values(row).execute();
    return key;
  };
  const [old, young] = [await keep(24.1), await keep(23.9)];
  await forgetCommands(database.deps, tenantId);
  const { rows } = await sql<{ key: string }>`select key from idempotency_key where key in (${old}, ${young})`.execute(
    database.ownerDb,
  );
  expect(rows).toEqual([{ key: young }]);
});
