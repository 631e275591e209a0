import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusals } from '../../src/shared/errors.ts';
import type { CastUser } from '../support/cast.ts';
import { contractRoutes, requestOf } from '../support/contract-routes.ts';
import { type HttpWorld, openHttpWorld } from '../support/http-world.ts';
import { routeTable, withIds } from '../support/route-table.ts';
import { openShard, prepareRouting, type ShardWorld } from '../support/shard-world.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { makeThings, type Things } from '../support/things.ts';

let database: TestDatabase;
let world: HttpWorld;
let shard: ShardWorld;
let jana: CastUser;
let own: Things;
beforeAll(async () => {
  database = await openTestDatabase();
  const { a } = database.cast;
  jana = a.users.jana;
  await prepareRouting(database, a);
  await a.build.action(a.objectTypes.card, 'refresh');
  own = await makeThings(database, a, { mark: 'Vlastni' });
  shard = await openShard(database, a);
  world = await openHttpWorld(database, { shards: { [a.id]: shard.shard } });
}, 60_000);
afterAll(async () => {
  await world.close();
  await shard.stop();
  await database.close();
});

const json = { 'content-type': 'application/json' };
const draft = (body: unknown, headers: Record<string, string> = json) =>
  world.call('PUT', '/api/drafts', { as: jana, body, headers });

type Answer = Awaited<ReturnType<HttpWorld['call']>>;

/** What is not a success is a problem of the table, told as one. */
function expectProblem(answer: Answer, code?: string): void {
  expect(answer.headers['content-type'], answer.body).toBe('application/problem+json; charset=utf-8');
  const problem = answer.json();
  expect(Object.keys(refusals)).toContain(problem.code);
  expect(answer.statusCode).toBe(refusals[problem.code as keyof typeof refusals].status);
  expect(problem).toMatchObject({ status: answer.statusCode, type: `urn:zvon:problem:${problem.code}` });
  expect(problem.title).toEqual(expect.any(String));
  if (code !== undefined) expect(problem.code).toBe(code);
}

const subject = `interaction:${crypto.randomUUID()}`;

describe('a body that is no request', () => {
  test.each([
    ['half a JSON', '{"subject": "a"', ''],
    ['nothing where JSON was announced', '', ''],
    ['__proto__', `{"__proto__": {"admin": true}, "subject": "${subject}", "field": "b", "value": "c"}`, ''],
    [
      'constructor.prototype',
      `{"constructor": {"prototype": {"x": 1}}, "subject": "${subject}", "field": "b", "value": "c"}`,
      '',
    ],
    ['a thousand levels', '['.repeat(1_000) + ']'.repeat(1_000), ''],
    ['three hundred thousand levels', '['.repeat(300_000) + ']'.repeat(300_000), ''],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), ''],
    ['an array', '[1, 2]', ''],
    ['a bare word', '"subject"', ''],
    ['a number of another type', '{"subject": 5, "field": "b", "value": "c"}', 'subject'],
    ['null', '{"subject": null, "field": "b", "value": "c"}', 'subject'],
    ['a list of it', '{"subject": ["a"], "field": "b", "value": "c"}', 'subject'],
    ['too long a text', JSON.stringify({ subject, field: 'b', value: 'x'.repeat(20_001) }), 'value'],
    ['a noun without its id', '{"subject": "interaction:x", "field": "b", "value": "c"}', 'subject'],
    ['a field that nobody knows', `{"subject": "${subject}", "field": "b", "value": "c", "role": "admin"}`, 'role'],
    ['a NUL', `{"subject": "${subject}", "field": "b", "value": "c\\u0000"}`, 'value'],
    ['half a surrogate pair', `{"subject": "${subject}", "field": "b", "value": "c\\ud800"}`, 'value'],
    ['a NUL in a name', `{"subject": "${subject}", "field": "b", "value": "c", "x\\u0000": 1}`, ''],
  ])('%s is refused with the path of its field', async (_what, body, path) => {
    for (const headers of [json, { ...json, 'idempotency-key': crypto.randomUUID() }]) {
      const answer = await draft(body, headers);
      expectProblem(answer, 'validation-failed');
      expect(answer.json().fields).toEqual([{ path, message: expect.stringMatching(/\S/) }]);
    }
  });

  test('names every wrong field, also deep in the body and in lists', async () => {
    const wrapUp = await world.call('POST', `/api/interactions/${own.interaction}/wrap-up/finish`, {
      as: jana,
      body: {
        outcomeId: 'x',
        next: { state: 'not_ready', reason: 'nap' },
        callback: { dueAt: 'soon', owner: 'me', number: 5 },
      },
    });
    expectProblem(wrapUp, 'validation-failed');
    const paths = wrapUp.json().fields.map((field: { path: string }) => field.path);
    expect(paths.toSorted()).toEqual(['callback.dueAt', 'callback.number', 'next.reason', 'outcomeId']);
  });

  test('of more than a mebibyte is refused before it is read', async () => {
    expectProblem(await draft(JSON.stringify({ value: 'x'.repeat(2_000_000) })), 'body-too-large');
  });

  test.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'nonsense',
  ])('of type %s is refused', async (type) => {
    const answer = await draft('subject=a', { 'content-type': type });
    expectProblem(answer, 'validation-failed');
    expect(answer.json().fields[0].path).toBe('Content-Type');
  });

  test('takes numbers and text to their limits and not beyond', async () => {
    const list = (query: string) => world.call('GET', `/api/cases?${query}`, { as: jana });
    for (const query of [
      'limit=1e400',
      'limit=9007199254740993',
      'limit=-1',
      'limit=NaN',
      'from=0000-01-01T00:00:00Z',
      'from=275760-09-13T00:00:00Z',
    ])
      expectProblem(await list(query), 'validation-failed');
    expect((await list('limit=200&from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59.999Z')).statusCode).toBe(200);
    expectProblem(
      await world.call('GET', '/api/events/99999999999999999999/causes', { as: jana }),
      'validation-failed',
    );
    expectProblem(await world.call('GET', '/api/events/9007199254740991/causes', { as: jana }), 'not-found');
    expect((await draft({ subject, field: '🔔'.repeat(30), value: 'ж'.repeat(20_000) })).statusCode).toBe(200);
  });

  test('changes nothing of what all objects share', async () => {
    await world.call('GET', `/api/drafts?subject=${subject}&__proto__[polluted]=1&constructor[prototype][polluted]=1`, {
      as: jana,
    });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('a way that leads nowhere', () => {
  test.each([
    ['GET', '/api/nothing'],
    ['GET', '/api/'],
    ['GET', '/api'],
    ['POST', '/api/customers/search/deeper'],
    ['PUT', '/api/session'],
    ['OPTIONS', '/api/session'],
    ['TRACE', '/api/session'],
    ['DELETE', '/metrics'],
    ['GET', '/push'],
    ['POST', '/phone'],
    ['GET', '/api/..%2f..%2fetc/passwd'],
  ])('%s %s is told as such', async (method, path) => {
    expectProblem(await world.call(method, path, { as: jana }), 'not-found');
  });

  test.each(['/api/%zz', '/%c0%af', '/api/customers/%'])(
    'a path that is no text, %s, is told as such',
    async (path) => {
      expectProblem(await world.call('GET', path, { as: jana }), 'validation-failed');
    },
  );

  test('a path without end is told as such', async () => {
    expectProblem(await world.call('GET', `/api/${'x'.repeat(5_000)}`, { as: jana }), 'not-found');
  });

  test('a HEAD has no body and the status of what it asks for', async () => {
    const answer = await world.call('HEAD', '/api/nothing', { as: jana });
    expect([answer.statusCode, answer.body]).toEqual([404, '']);
  });
});

test('a defect says nothing of itself but the id under which the log has it', async () => {
  const logged: string[] = [];
  const broken = await openHttpWorld(database, {
    logged: (line) => logged.push(line),
    deps: (deps) => ({
      ...deps,
      read: (who, read) =>
        who.actor.kind === 'user' ? Promise.reject(new TypeError('secret of +420602118340')) : deps.read(who, read),
    }),
  });
  const answer = await broken.call('GET', '/api/desk', { as: await world.signIn(jana) });
  await broken.close();
  expectProblem(answer, 'internal');
  expect(answer.body).not.toMatch(/secret|TypeError|stack|at /);
  const id = String(answer.headers['x-request-id']);
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(logged.filter((line) => line.includes(id) && line.includes('TypeError'))).toHaveLength(1);
});

describe('anything at all', () => {
  const nasty = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom<unknown>(
        ...[
          null,
          true,
          0,
          -1,
          1e308,
          2 ** 53,
          '',
          ' ',
          '\u0000',
          '\ud800',
          "'; drop table event; --",
          '%',
          '_',
          '\\',
          '${7*7}',
        ],
        ...[
          '<script>',
          '../../etc/passwd',
          '0000-00-00T00:00:00Z',
          '9999-12-31T23:59:59Z',
          'true',
          'null',
          '🔔',
          '\u202e',
          'İ',
        ],
        ...['x'.repeat(200), 'ﷺ'.repeat(100), '00000000-0000-0000-0000-000000000000', [], {}, [[]], { state: 'ready' }],
      ),
    },
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.jsonValue({ maxDepth: 4 }),
    fc.uuid(),
  );

  /** A request that would be right, with some of its fields made wrong, left out, or others put in. */
  const request = fc.record({
    route: fc.constantFrom(...contractRoutes.filter(({ name }) => name !== 'session.signOut')),
    wrong: fc.array(fc.tuple(fc.nat(), nasty), { maxLength: 2 }),
    deep: fc.boolean(),
    extra: fc.option(fc.tuple(fc.string({ maxLength: 8 }), nasty), { freq: 5 }),
    key: fc.option(fc.string({ minLength: 1, maxLength: 20 }), { freq: 6 }),
  });

  function made({ route, wrong, deep, extra }: Parameters<Parameters<typeof request.map>[0]>[0]) {
    const input = withIds(routeTable[route.name]!, (noun) => own[noun]);
    const nested = Object.values(input).find((value) => value !== null && typeof value === 'object');
    const target = (deep && nested ? nested : input) as Record<string, unknown>;
    const names = Object.keys(target);
    for (const [nth, value] of wrong) if (names.length > 0) target[names[nth % names.length]!] = value;
    if (extra) Object.defineProperty(target, extra[0], { value: extra[1], enumerable: true, configurable: true });
    return requestOf(route, input);
  }

  test('is answered as the table says, never with a failure of ours, and calls are routed on', async () => {
    let cookie = await world.signIn(jana);
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(request, async (given) => {
        const { method, path, body } = made(given);
        const headers: Record<string, string> =
          given.key === null ? {} : { 'idempotency-key': encodeURIComponent(given.key) };
        const answer = await world.call(method, path, { as: cookie, body, headers });
        if (answer.statusCode === 401 && given.route.name !== 'session.signIn') cookie = await world.signIn(jana);
        seen.set(answer.statusCode, (seen.get(answer.statusCode) ?? 0) + 1);
        expect(answer.statusCode, `${method} ${path} ${JSON.stringify(body)}: ${answer.body}`).toBeLessThan(500);
        if (answer.statusCode >= 400) expectProblem(answer);
      }),
      { seed: 20_260_309, numRuns: 800, endOnFailure: true },
    );
    expect(seen.get(200)).toBeGreaterThan(50);
    expect(seen.get(400)).toBeGreaterThan(50);
    const routed = await world.call('POST', '/api/agent/state', { as: cookie, body: { state: 'ready' } });
    expect(routed.statusCode, routed.body).toBe(200);
  }, 60_000);
});
