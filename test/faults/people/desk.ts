import WebSocket from 'ws';
import type { PushMessage } from '../../../src/shared/api/desk.ts';
import type { Me } from '../../../src/shared/api/session.ts';
import type { Company } from '../world/company.ts';
import type { AgentState } from '../../../src/shared/agent-state.ts';

/** What the desk was told to have changed in the versions after one and up to another. */
export interface Told {
  after: number;
  version: number;
  subjects: readonly string[];
}

type Login = ReturnType<Company['login']>;

/** An agent's desk without a browser: signed in, with the websocket that says who is there. */
export interface Desk {
  phoneLogin: { username: string; password: string };
  told: readonly Told[];
  /** As the desk was told last; null while nobody is connected. */
  state(): AgentState | null;
  /** A command of the desk; rejects where it was not taken. */
  command(method: 'POST' | 'PUT', path: string, body: unknown): Promise<void>;
  close(): void;
}

const beatMs = 5_000;
/** As in src/web/app/push-socket.ts. */
const firstRetryMs = 200;
const longestRetryMs = 5_000;
const commandWithinMs = 10_000;
const pressReadyEveryMs = 250;

/** Signs in. Whoever sits here goes ready whenever they are not, be it after a call that they missed or a lost line. */
export async function openDesk(address: string, login: Login): Promise<Desk> {
  const { cookie, id } = await signIn(address, login);
  const account = await ask(address, cookie, 'GET', '/phone-account');
  const { username, password } = (await account.json()) as { username: string; password: string };
  const told: Told[] = [];
  let state: AgentState | null = null;
  const command: Desk['command'] = async (method, path, body) => void (await ask(address, cookie, method, path, body));
  const push = keepPush(address, cookie, {
    hear(message) {
      if (message.type === 'events')
        told.push({ after: message.after, version: message.version, subjects: message.subjects });
      state = stateIn(message, id) ?? state;
    },
    lost: () => (state = null),
  });
  const goReady = setInterval(() => {
    // Refused or unheard, it is pressed again.
    if (state === 'not_ready' || state === 'offline')
      command('POST', '/agent/state', { state: 'ready' }).catch(() => undefined);
  }, pressReadyEveryMs);
  return {
    phoneLogin: { username, password },
    told,
    state: () => state,
    command,
    close() {
      clearInterval(goReady);
      push.close();
    },
  };
}

function stateIn(message: PushMessage, id: string): AgentState | undefined {
  if (message.type === 'snapshot') return message.snapshot.agents.find((agent) => agent.id === id)?.state;
  if (message.type !== 'events') return undefined;
  return message.docs.flatMap((one) => (one.kind === 'agent' && one.doc.id === id ? [one.doc.state] : [])).at(-1);
}

/** The websocket comes back by itself after the times that the browser's does. */
function keepPush(address: string, cookie: string, told: { hear(message: PushMessage): void; lost(): void }) {
  let socket: WebSocket | null = null;
  let tries = 0;
  let closed = false;
  const connect = (): void => {
    if (closed) return;
    const opening = new WebSocket(`${address.replace(/^http/, 'ws')}/push`, { headers: { cookie, origin: address } });
    socket = opening;
    opening.on('message', (data: Buffer) => {
      tries = 0;
      told.hear(JSON.parse(data.toString('utf8')) as PushMessage);
    });
    // What went wrong is followed by the close.
    opening.on('error', () => undefined);
    opening.on('close', () => {
      told.lost();
      tries += 1;
      const most = Math.min(firstRetryMs * 2 ** tries, longestRetryMs);
      setTimeout(connect, firstRetryMs + Math.random() * (most - firstRetryMs));
    });
  };
  const beat = setInterval(() => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: 'ping' }));
  }, beatMs);
  connect();
  return {
    close: () => {
      closed = true;
      clearInterval(beat);
      socket?.close();
    },
  };
}

async function signIn(address: string, login: Login): Promise<{ cookie: string; id: string }> {
  const answer = await ask(address, '', 'POST', '/session', login);
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  return { cookie: cookies.join('; '), id: ((await answer.json()) as Me).id };
}

async function ask(address: string, cookie: string, method: string, path: string, body?: unknown): Promise<Response> {
  const response = await fetch(`${address}/api${path}`, {
    method,
    headers: { 'content-type': 'application/json', cookie },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(commandWithinMs),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}
