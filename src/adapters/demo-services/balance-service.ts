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

interface System {
  token: string;
  accountAt(key: string, atMs: number): AccountStory | null;
  now(): number;
}

/**
 * The payment system of the demo: a real HTTP service of its own on loopback, which Zvon asks like any other firm's.
 * `GET /accounts/:key/balance` tells an account, `POST /accounts/:key/limit-raises` raises its daily limit for as long
 * as the service runs; the token comes in `x-api-token`.
 */
export async function startBalanceService(system: System): Promise<BalanceService> {
  let behaviour: Parameters<BalanceService['behave']>[0] = { kind: 'well' };
  const raisedBy = new Map<string, number>();
  const server = createServer((request, response) => {
    if (behaviour.kind === 'down') return send(response, 503, { error: 'down' });
    const answer = () => respond(request, response, system, raisedBy);
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

/** Koruna; above this limit nobody is let by a push of a button. */
const raiseBy = 1_000;
const dailyLimitMax = 10_000;

function respond(
  request: IncomingMessage,
  response: ServerResponse,
  { token, accountAt, now }: System,
  raisedBy: Map<string, number>,
): void {
  const given = request.headers['x-api-token'];
  if (typeof given !== 'string' || !isSame(given, token)) return send(response, 401, { error: 'wrong token' });
  const [, key = '', what] = /^\/accounts\/([\w-]+)\/(balance|limit-raises)$/.exec(request.url ?? '') ?? [];
  const account = accountAt(key, now());
  if (!account || what === undefined) return send(response, 404, { error: 'no such account' });
  if (request.method !== (what === 'balance' ? 'GET' : 'POST')) return send(response, 405, { error: 'wrong method' });
  const limit = Number(account.dailyLimit.amount) + (raisedBy.get(key) ?? 0);
  if (what === 'limit-raises') {
    if (limit + raiseBy > dailyLimitMax) return send(response, 409, { error: 'above the highest limit' });
    raisedBy.set(key, (raisedBy.get(key) ?? 0) + raiseBy);
    return send(response, 200, { dailyLimit: { ...account.dailyLimit, amount: `${limit + raiseBy}.00` } });
  }
  const movements = account.movements.map(({ atMs, ...movement }) => ({
    at: new Date(atMs).toISOString(),
    ...movement,
  }));
  send(response, 200, { ...account, dailyLimit: { ...account.dailyLimit, amount: `${limit}.00` }, movements });
}

const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
