import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError, refusals } from '../../src/shared/errors.ts';
import { contractRoutes } from '../support/contract-routes.ts';
import { type HttpWorld, openHttpWorld } from '../support/http-world.ts';
import { openApiFaults, type OpenApi } from '../support/open-api-faults.ts';
import { openShard, prepareRouting, type ShardWorld } from '../support/shard-world.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let world: HttpWorld;
let shard: ShardWorld;
const web = mkdtempSync(join(tmpdir(), 'zvon-web-'));

beforeAll(async () => {
  mkdirSync(join(web, 'assets'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Zvon</title>');
  writeFileSync(join(web, 'assets', 'desk-Bx8o6FaN.js'), 'export {};');
  writeFileSync(join(web, 'assets', 'desk-Bx8o6FaN.js.br'), brotliCompressSync('export {};'));
  database = await openTestDatabase();
  const { a } = database.cast;
  await prepareRouting(database, a);
  shard = await openShard(database, a);
  world = await openHttpWorld(database, { shards: { [a.id]: shard.shard }, webFolder: web });
}, 60_000);
afterAll(async () => {
  await world.close();
  await shard.stop();
  await database.close();
  rmSync(web, { recursive: true });
});

describe('the health', () => {
  test('is told to everybody, in the form that is documented', async () => {
    const answer = await world.call('GET', '/api/health');
    expect(answer.json()).toEqual({
      ...{ status: 'ok', version: 'test', database: 'ok', migrations: expect.stringMatching(/^\d{4}-[\w-]+\.sql$/) },
      ...{ boot: 'test', disk: 'scarce' },
      telephony: { driver: 'simulated', asterisk: null },
    });
  });

  test('is starting, and no place for desks, until every tenant is routed for', async () => {
    world.routing.ready = false;
    const answer = await world.call('GET', '/api/health');
    expect([answer.statusCode, answer.json().status]).toEqual([503, 'starting']);
    world.routing.ready = true;
  });
});

describe('while the database is away', () => {
  const gone = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

  test.each([
    ['the session cannot be found', gone],
    ['the server is shutting down', Object.assign(new Error('terminating connection'), { code: '57P01' })],
    ['the connection broke', new Error('Connection terminated unexpectedly')],
    ['the engine cannot commit', new AppError('database-away')],
  ])('a request is told so, whether %s', async (_how, error) => {
    const broken = await openHttpWorld(database, {
      deps: (deps) => ({ ...deps, read: () => Promise.reject(error), commit: () => Promise.reject(error) }),
    });
    const as = await world.signIn(database.cast.a.users.jana);
    for (const [method, path] of [
      ['GET', '/api/desk'],
      ['POST', '/api/demo/callers'],
      ['GET', '/api/recordings/1/audio'],
    ] as const) {
      const answer = await broken.call(method, path, { as });
      expect([answer.statusCode, answer.json().code], path).toEqual([503, 'database-away']);
    }
    await broken.close();
  });
});

describe('/metrics', () => {
  test('has the names that docs/operations/metrics.md explains, and no others of Zvon’s', async () => {
    const { jana } = database.cast.a.users;
    await world.call('POST', '/api/agent/state', { as: jana, body: { state: 'ready' } });
    const answer = await world.call('GET', '/metrics');
    expect(answer.headers['content-type']).toContain('text/plain; version=0.0.4');
    const served = [...answer.body.matchAll(/^# TYPE (zvon_\w+) (\w+)$/gm)].map(([, name, kind]) => `${name} ${kind}`);
    const documented = [...readFileSync('docs/operations/metrics.md', 'utf8').matchAll(/^\| `(zvon_\w+)` *\| (\w+)/gm)];
    expect(served.toSorted()).toEqual(documented.map(([, name, kind]) => `${name} ${kind}`).toSorted());
    expect(answer.body).toMatch(/^zvon_agents\{state="ready"\} 1$/m);
    expect(answer.body).toMatch(/^zvon_desks 0$/m);
    expect(answer.body).not.toMatch(/jana|@|\+420/);
  });
});

describe('the description of the API', () => {
  const described = async (): Promise<OpenApi> => (await world.call('GET', '/api/openapi.json')).json();

  test('[PL-23] has every route of the contract, the health, the sound of recordings, and no other', async () => {
    const { paths } = await described();
    const found = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} /api${path}`),
    );
    const routes = contractRoutes.map(({ method, path }) => `${method} ${path}`);
    const plain = ['GET /api/health', 'GET /api/recordings/{id}/audio'];
    expect(found.toSorted()).toEqual([...routes, ...plain].toSorted());
  });

  test('is OpenAPI 3.1 in its structure', async () => {
    const api = await described();
    expect(api.openapi).toMatch(/^3\.1\.\d+$/);
    expect(openApiFaults(api)).toEqual([]);
  });

  test('says of every operation how it refuses: a problem document with a code of the table', async () => {
    const { paths, components } = await described();
    const answers = Object.values(paths).flatMap((item) =>
      Object.values(item).flatMap(({ responses }) => [responses['4XX'], responses['5XX']]),
    );
    expect(answers.length).toBeGreaterThan(50);
    const schema = { $ref: '#/components/schemas/Problem' };
    for (const answer of answers) expect(answer?.content).toEqual({ 'application/problem+json': { schema } });
    const problem = components.schemas['Problem'] as unknown as {
      required: string[];
      properties: { code: { enum: string[] } };
    };
    expect(problem.properties.code.enum).toEqual(Object.keys(refusals));
    const refused = await world.call('GET', '/api/desk');
    expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(Object.keys(refused.json<object>())).toEqual(expect.arrayContaining(problem.required));
  });

  test('says of the sound of a recording what it answers, and with what', async () => {
    const { responses } = (await described()).paths['/recordings/{id}/audio']!['get']!;
    expect(Object.keys(responses)).toEqual(['200', '401', '403', '404', '4XX', '5XX']);
    expect(responses['200']?.content).toEqual({ 'audio/wav': {} });
    for (const [as, status] of [
      [null, 401],
      [database.cast.a.users.jana, 404],
    ] as const) {
      const answer = await world.call('GET', `/api/recordings/${randomUUID()}/audio`, { as });
      expect(answer.statusCode).toBe(status);
      const [type] = Object.keys(responses[status]?.content ?? {});
      expect(answer.headers['content-type']).toContain(type);
    }
  });

  test('refuses what it does not name: every body is closed to other fields', async () => {
    const { paths } = await described();
    const bodies = Object.values(paths).flatMap((item) =>
      Object.values(item).flatMap(({ operationId, requestBody }) => {
        const schema = requestBody?.content?.['application/json']?.schema;
        return schema ? [{ operationId, schema }] : [];
      }),
    );
    expect(bodies.length).toBeGreaterThan(15);
    const open = bodies.filter(({ schema }) => schema['type'] === 'object' && schema['additionalProperties'] !== false);
    expect(open.map((body) => body.operationId)).toEqual([]);
  });

  test.each<[string, (api: OpenApi) => void]>([
    [
      'a reference into nothing',
      (api) => void (api.paths['/desk']!['get']!.responses['200'] = { $ref: '#/components/nothing' } as never),
    ],
    ['an operation without an answer', (api) => void (api.paths['/desk']!['get']!.responses = {})],
    [
      'two operations of one name',
      (api) => void (api.paths['/desk']!['get']!.operationId = api.paths['/choices']!['get']!.operationId),
    ],
    ['a path whose parameter is not described', (api) => void (api.paths['/cases/{id}']!['get']!.parameters = [])],
    [
      'a type that JSON does not have',
      (api) => void (api.paths['/cases/{id}']!['get']!.parameters![0]!.schema = { type: 'uuid' }),
    ],
  ])('would be found wrong with %s', async (_what, spoil) => {
    const api = await described();
    spoil(api);
    expect(openApiFaults(api)).toHaveLength(1);
  });
});

describe('the web', () => {
  test('is one page for every screen, always fresh, with files that never change', async () => {
    for (const path of ['/', '/customers/5', '/reports/contacts']) {
      const page = await world.call('GET', path);
      expect([page.statusCode, page.headers['content-type'], page.headers['cache-control']], path).toEqual([
        ...[200, 'text/html; charset=utf-8', 'no-cache'],
      ]);
    }
    const file = await world.call('GET', '/assets/desk-Bx8o6FaN.js');
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test('goes out as it was compressed at the build, to whoever can read it', async () => {
    const headers = { 'accept-encoding': 'gzip, br' };
    const packed = await world.call('GET', '/assets/desk-Bx8o6FaN.js', { headers });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe('export {};');
    const plain = await world.call('GET', '/assets/desk-Bx8o6FaN.js', { headers: { 'accept-encoding': 'identity' } });
    expect([plain.headers['content-encoding'], plain.payload]).toEqual([undefined, 'export {};']);
  });

  test('has no page where a file is missing: a stale browser must not take it for a script', async () => {
    for (const path of ['/assets/desk-old.js', '/favicon.ico', '/index.php']) {
      const answer = await world.call('GET', path);
      expect([answer.statusCode, answer.json().code], path).toEqual([404, 'not-found']);
    }
  });

  test('lets nothing run or be framed that is not its own', async () => {
    const { headers } = await world.call('GET', '/');
    const policy = String(headers['content-security-policy']);
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'self'",
    ])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|http)/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  });

  test('does not say what it is made of, and no answer of the API is kept by a cache', async () => {
    const answer = await world.call('GET', '/api/session', { as: database.cast.a.users.jana });
    expect(answer.headers['x-powered-by']).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});
