import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AccountStory } from '../../core/demo/account-story.ts';

export interface BalanceService {
  /** For the connector's manifest. */
  baseUrl: string;
  /** How it answers from now on: as it should, late by so much, or with an error. */
  behave(how: { kind: 'well' } | { kind: 'slow'; byMs: number } | { kind: 'down' }): void;
  close(): Promise<void>;
}

/**
 * The payment system of the demo: a real HTTP service of its own on loopback, which Zvon asks like any other firm's.
 * `GET /accounts/:key/balance` with the token in `x-api-token`.
 */
export async function startBalanceService(options: {
  token: string;
  accountAt(key: string, atMs: number): AccountStory | null;
  now(): number;
}): Promise<BalanceService> {
  let behaviour: Parameters<BalanceService['behave']>[0] = { kind: 'well' };
  const server = createServer((request, response) => {
    if (behaviour.kind === 'down') return send(response, 503, { error: 'down' });
    const answer = () => respond(request, response, options);
    if (behaviour.kind === 'well') return answer();
    const timer = setTimeout(answer, behaviour.byMs);
    response.on('close', () => clearTimeout(timer));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    behave: (how) => void (behaviour = how),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function respond(
  request: IncomingMessage,
  response: ServerResponse,
  { token, accountAt, now }: Parameters<typeof startBalanceService>[0],
): void {
  const given = request.headers['x-api-token'];
  if (typeof given !== 'string' || !isSame(given, token)) return send(response, 401, { error: 'wrong token' });
  const [, key] = /^\/accounts\/([^/?]+)\/balance$/.exec(request.url ?? '') ?? [];
  if (request.method !== 'GET' || key === undefined) return send(response, 404, { error: 'no such path' });
  const account = accountAt(decoded(key), now());
  if (!account) return send(response, 404, { error: 'no such account' });
  const movements = account.movements.map(({ atMs, ...movement }) => ({
    at: new Date(atMs).toISOString(),
    ...movement,
  }));
  send(response, 200, { ...account, movements });
}

/** What is no valid encoding names no account. */
const decoded = (key: string): string => (/^[\w-]+$/.test(key) ? key : '');

const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
