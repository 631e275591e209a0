import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { ConnectorManifest } from '../../shared/connector-manifest.ts';
import { createConnectorCall } from './call-connector.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** A system of another firm, and what it was asked. */
async function system(answer: RequestListener) {
  const asked: { url: string; method: string; token: string | undefined; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const token = request.headers['x-token'] as string | undefined;
      asked.push({ url: request.url!, method: request.method!, token, body });
      answer(request, response);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { asked, server, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const manifestAt = (baseUrl: string, operation: Partial<ConnectorManifest['operations'][string]> = {}) =>
  ConnectorManifest.parse({
    transport: 'http-json',
    source: { en: 'payments' },
    baseUrl,
    headers: { 'X-Token': '{{secret:payments}}' },
    timeoutMs: 200,
    operations: {
      balance: { method: 'GET', path: '/accounts/{{key}}', map: { balance: '$.balance|money' }, ...operation },
    },
  });

function asker(now = () => 0) {
  const call = createConnectorCall({ secretOf: (name) => (name === 'payments' ? 's3cret' : undefined), now });
  return (manifest: ConnectorManifest, key = '4021') =>
    call({ connectorId: 'c', manifest, operation: 'balance', values: { key } });
}

const balance = JSON.stringify({ balance: { amount: '1284.00', currency: 'CZK' } });

test('an answer is read by the mapping, money in minor units', async () => {
  const { baseUrl, asked } = await system((_request, response) => response.end(balance));
  expect(await asker()(manifestAt(baseUrl))).toEqual({
    kind: 'answered',
    values: { balance: { minor: 128_400, currency: 'CZK' } },
  });
  expect(asked).toEqual([{ url: '/accounts/4021', method: 'GET', token: 's3cret', body: '' }]);
});

test.each(['../../admin', '..', 'a/../b', '4021?all=1', '4021#x', '%2e%2e'])(
  'the key %j cannot lead out of its place in the path',
  async (key) => {
    const { baseUrl, asked } = await system((_request, response) => response.end(balance));
    await asker()(manifestAt(`${baseUrl}/api/`), key);
    for (const { url } of asked) expect(url).toMatch(/^\/api\/accounts\/[^/?#]+$/);
  },
);

test('an operation whose secret is not there is not asked', async () => {
  const { baseUrl, asked } = await system((_request, response) => response.end(balance));
  const call = createConnectorCall({ secretOf: () => undefined, now: () => 0 });
  const answer = await call({
    connectorId: 'c',
    manifest: manifestAt(baseUrl),
    operation: 'balance',
    values: { key: '1' },
  });
  expect(answer).toEqual({ kind: 'unavailable', why: 'no value for secret:payments' });
  expect(asked).toEqual([]);
});

test('a redirect is not followed', async () => {
  const elsewhere = await system((_request, response) => response.end(balance));
  const { baseUrl } = await system((_request, response) =>
    response.writeHead(302, { location: elsewhere.baseUrl }).end(),
  );
  expect(await asker()(manifestAt(baseUrl))).toEqual({ kind: 'refused', why: 'status 302' });
  expect(elsewhere.asked).toEqual([]);
});

test('a system that does not answer in time is a timeout, asked twice when that does no harm', async () => {
  const { baseUrl, asked } = await system(() => undefined);
  const before = performance.now();
  expect(await asker()(manifestAt(baseUrl))).toEqual({ kind: 'timeout' });
  expect(performance.now() - before).toBeLessThan(1_500);
  expect(asked).toHaveLength(2);
});

test('an answer that begins in time but does not end in time is a timeout', async () => {
  const { baseUrl } = await system((_request, response) => void response.write('{"balance"'));
  expect(await asker()(manifestAt(baseUrl))).toEqual({ kind: 'timeout' });
});

test('a post is asked once unless the manifest says that it may be repeated', async () => {
  const { baseUrl, asked } = await system((_request, response) => response.writeHead(503).end());
  const post = { method: 'POST' as const, body: { account: '{{key}}' } };
  await asker()(manifestAt(baseUrl, post));
  expect(asked.map(({ method, body }) => [method, body])).toEqual([['POST', '{"account":"4021"}']]);
  await asker()(manifestAt(baseUrl, { ...post, idempotent: true }));
  expect(asked).toHaveLength(3);
});

test('one failure is mended by asking again', async () => {
  let nth = 0;
  const { baseUrl } = await system((_request, response) => {
    nth += 1;
    if (nth === 1) response.writeHead(502).end();
    else response.end(balance);
  });
  expect(await asker()(manifestAt(baseUrl))).toMatchObject({ kind: 'answered' });
});

test('what the other system does not know is refused, not a failure of the system', async () => {
  const { baseUrl, asked } = await system((_request, response) => response.writeHead(404).end('{}'));
  const ask = asker();
  for (let nth = 0; nth < 7; nth += 1)
    expect(await ask(manifestAt(baseUrl))).toEqual({ kind: 'refused', why: 'status 404' });
  expect(asked).toHaveLength(7);
});

test('after five failures in a row it rests for 30 s, then one question is let through', async () => {
  const { baseUrl, asked, server } = await system((_request, response) => response.writeHead(500).end());
  let now = 0;
  const ask = asker(() => now);
  for (let nth = 0; nth < 5; nth += 1) expect(await ask(manifestAt(baseUrl))).toMatchObject({ why: 'status 500' });
  expect(await ask(manifestAt(baseUrl))).toEqual({ kind: 'unavailable', why: 'resting after failures' });
  expect(asked).toHaveLength(10);
  now = 29_999;
  expect(await ask(manifestAt(baseUrl))).toMatchObject({ why: 'resting after failures' });
  now = 30_000;
  expect(await ask(manifestAt(baseUrl))).toMatchObject({ why: 'status 500' });
  expect(await ask(manifestAt(baseUrl))).toMatchObject({ why: 'resting after failures' });
  now = 60_000;
  server.removeAllListeners('request');
  server.on('request', (_request, response) => response.end(balance));
  expect(await ask(manifestAt(baseUrl))).toMatchObject({ kind: 'answered' });
  expect(await ask(manifestAt(baseUrl))).toMatchObject({ kind: 'answered' });
});

test('an answer of more than a megabyte is cut off', async () => {
  const { baseUrl } = await system((_request, response) => response.end('x'.repeat(3_000_000)));
  expect(await asker()(manifestAt(baseUrl))).toEqual({ kind: 'unavailable', why: 'the answer is too long' });
});

test('a system that is not there is unavailable', async () => {
  const { baseUrl, server } = await system(() => undefined);
  server.close();
  expect(await asker()(manifestAt(baseUrl))).toEqual({ kind: 'unavailable', why: 'ECONNREFUSED' });
});

test.each(['', 'not json', '<html>'])('the answer %j is no JSON', async (text) => {
  const { baseUrl } = await system((_request, response) => response.end(text));
  expect(await asker()(manifestAt(baseUrl))).toEqual({ kind: 'unavailable', why: 'the answer is no JSON' });
});
