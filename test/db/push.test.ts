import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { PushMessage } from '../../src/shared/api/desk.ts';
import type { CastTenant, CastUser } from '../support/cast.ts';
import { type HttpWorld, openHttpWorld } from '../support/http-world.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let world: HttpWorld;
let tenant: CastTenant;
let address: string;
/** What stands for Asterisk's websocket: it keeps what it heard and says it back. */
let asterisk: WebSocketServer;
const asteriskHeard: string[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
  asterisk = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  asterisk.on('connection', (socket) =>
    socket.on('message', (data) => {
      asteriskHeard.push(textOf(data));
      socket.send(`heard ${textOf(data)}`);
    }),
  );
  await new Promise((resolve) => asterisk.once('listening', resolve));
  const { port } = asterisk.address() as AddressInfo;
  world = await openHttpWorld(database, { asteriskUrl: `http://127.0.0.1:${port}` });
  address = (await world.app.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws');
}, 60_000);
afterAll(async () => {
  await world.close();
  for (const socket of asterisk.clients) socket.terminate();
  await new Promise((resolve) => asterisk.close(resolve));
  await database.close();
});

interface Heard {
  socket: WebSocket;
  messages: PushMessage[];
  texts: string[];
  /** The code that the socket was closed with, once it is. */
  closed: Promise<number>;
}

async function connect(path: string, headers: Record<string, string>, atOnce?: string): Promise<Heard> {
  const socket = new WebSocket(`${address}${path}`, { headers: { host: 'a.example', ...headers } });
  const heard: Heard = {
    socket,
    messages: [],
    texts: [],
    closed: new Promise((resolve) => socket.on('close', resolve)),
  };
  socket.on('message', (data) => {
    heard.texts.push(textOf(data));
    if (path === '/push') heard.messages.push(JSON.parse(textOf(data)) as PushMessage);
  });
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
  if (atOnce !== undefined) socket.send(atOnce);
  return heard;
}

const textOf = (data: RawData): string => (data as Buffer).toString();

async function until(what: string, holds: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + 8_000;
  while (!holds()) {
    if (Date.now() > giveUpAt) throw new Error(`it did not come to pass that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const pushOf = async (user: CastUser): Promise<Heard & { cookie: string }> => {
  const cookie = await world.signIn(user);
  return { ...(await connect('/push', { cookie })), cookie };
};

describe('who is let in', () => {
  test.each(['/push', '/phone'])(
    '%s is closed to whoever has no session, with the code that says: sign in',
    async (path) => {
      for (const cookie of ['', `zvon_session=${tenant.id}.${'x'.repeat(43)}`, 'zvon_session=nonsense'])
        expect(await (await connect(path, cookie ? { cookie } : {})).closed, cookie).toBe(4001);
    },
  );

  test.each(['/push', '/phone'])(
    '%s is closed to the page of another origin, whatever session it has',
    async (path) => {
      const cookie = await world.signIn(tenant.users.petr);
      for (const origin of ['https://evil.example', 'null', 'http://b.example'])
        expect(await (await connect(path, { cookie, origin })).closed, origin).toBe(4003);
      expect(world.hub.size()).toBe(0);
    },
  );

  test('the desk’s own page is let in', async () => {
    const cookie = await world.signIn(tenant.users.petr);
    const desk = await connect('/push', { cookie, origin: 'http://a.example' });
    await until('the snapshot came', () => desk.messages.length > 0);
    desk.socket.close();
    await desk.closed;
  });
});

describe('the push', () => {
  test('tells a snapshot, then each commit of the tenant in an unbroken chain, and nothing of another tenant', async () => {
    const desk = await pushOf(tenant.users.petr);
    await until('the snapshot came', () => desk.messages.length > 0);
    const { b } = database.cast;
    const subject = `interaction:${randomUUID()}`;
    await world.call('PUT', '/api/drafts', {
      as: b.users.jana,
      body: { subject, field: 'b', value: 'B' },
    });
    for (const value of ['One', 'Two', 'Three'])
      await world.call('PUT', '/api/drafts', {
        as: tenant.users.jana,
        body: { subject, field: 'a', value },
      });
    const last = () => desk.messages.at(-1)!;
    const head = await database.ownerDb
      .selectFrom('event_head')
      .select('version')
      .where('tenant_id', '=', tenant.id)
      .executeTakeFirstOrThrow();
    await until(
      'all was told',
      () => last().type === 'events' && (last() as { version: number }).version === head.version,
    );
    let version = (desk.messages[0] as Extract<PushMessage, { type: 'snapshot' }>).snapshot.version;
    for (const message of desk.messages.slice(1)) {
      const { after, version: next } = message as Extract<PushMessage, { type: 'events' }>;
      expect(after).toBe(version);
      version = next;
    }
    expect(desk.texts.join()).not.toContain(b.users.jana.id);
    desk.socket.close();
    await desk.closed;
  });

  test('is closed to nobody by what an agent types for something that is no contact', async () => {
    const desk = await pushOf(tenant.users.jana);
    await until('the snapshot came', () => desk.messages.length > 0);
    for (const subject of ['interaction:x', 'interaction:', 'x'])
      await world.call('PUT', '/api/drafts', {
        as: tenant.users.jana,
        body: { subject, field: 'note', value: 'Typed' },
      });
    const { jana } = tenant.users;
    await database.deps.commit(jana.who, async (unit) =>
      unit.fact({ kind: 'draft.saved', userId: jana.id, subject: 'interaction:x', field: 'note', savedAt: unit.at }),
    );
    await until('the commit was told', () => desk.texts.some((text) => text.includes('interaction:x')));
    expect(desk.socket.readyState).toBe(desk.socket.OPEN);
    desk.socket.close();
    await desk.closed;
  });

  test('[PL-22] names the subject of a draft that was saved, so that another tab takes the text', async () => {
    const desk = await pushOf(tenant.users.petr);
    await until('the snapshot came', () => desk.messages.length > 0);
    const subject = `interaction:${randomUUID()}`;
    const told = () => desk.messages.flatMap((message) => (message.type === 'events' ? [message] : []));
    const ofDraft = () => told().filter(({ subjects }) => subjects.includes(subject));
    // The first may be told in one wave with what else was committed meanwhile; the second stands alone.
    for (const [nth, value] of ['Card lo', 'Card lost'].entries()) {
      await world.call('PUT', '/api/drafts', { as: tenant.users.petr, body: { subject, field: 'note', value } });
      await until(`draft ${nth + 1} was told`, () => ofDraft().length === nth + 1);
    }
    expect(ofDraft()[1]!.isTyping).toBe(true);
    desk.socket.close();
    await desk.closed;
  });

  test('hears what is said before the session is found', async () => {
    const cookie = await world.signIn(tenant.users.petr);
    const desk = await connect('/push', { cookie }, '{"type":"ping"}');
    await until('the ping was answered', () => desk.messages.some((message) => message.type === 'pong'));
    desk.socket.close();
    await desk.closed;
  });

  test('ends the socket that sends too much, and no other', async () => {
    const [loud, quiet] = [await pushOf(tenant.users.petr), await pushOf(tenant.users.jana)];
    await until('the snapshots came', () => loud.messages.length > 0 && quiet.messages.length > 0);
    loud.socket.send('x'.repeat(300_000));
    expect(await loud.closed).toBe(1009);
    quiet.socket.send('{"type":"ping"}');
    await until('the ping was answered', () => quiet.messages.some((message) => message.type === 'pong'));
    quiet.socket.close();
    await quiet.closed;
  });

  test('tells the engine that an agent came and went, once for two tabs', async () => {
    const { petr } = tenant.users;
    const seen = () =>
      world.routed.filter(({ request }) => request.kind.startsWith('presence.') && request.agentId === petr.id);
    const lastSeen = () => seen().at(-1)?.request.kind;
    await until('the desks of the tests before have gone', () => ['presence.lost', undefined].includes(lastSeen()));
    world.routed.length = 0;
    const tabs = [await pushOf(petr), await pushOf(petr)];
    await until('both are open', () => tabs.every((tab) => tab.messages.length > 0));
    for (const tab of tabs) {
      tab.socket.close();
      await tab.closed;
    }
    await until('the agent has gone', () => seen().length === 2);
    expect(seen().map(({ request }) => request.kind)).toEqual(['presence.returned', 'presence.lost']);
  });
});

describe('the browser’s phone', () => {
  test('reaches the telephone system through the desk’s login, with its first word said at once', async () => {
    const cookie = await world.signIn(tenant.users.olena);
    const phone = await connect('/phone', { cookie }, 'REGISTER sip:zvon');
    await until('the registration was answered', () => phone.texts.includes('heard REGISTER sip:zvon'));
    phone.socket.close();
    await phone.closed;
  });

  test('a stranger’s word never gets there', async () => {
    const phone = await connect('/phone', {}, 'REGISTER sip:stranger');
    await phone.closed;
    expect(asteriskHeard).not.toContain('REGISTER sip:stranger');
  });
});

describe('signing out', () => {
  test('ends the desks and phones of that agent in every browser at once, and nobody else’s', async () => {
    const { jana, petr } = tenant.users;
    const [here, there, other] = [await pushOf(jana), await pushOf(jana), await pushOf(petr)];
    const phone = await connect('/phone', { cookie: there.cookie });
    await until(
      'all are in',
      () => [here, there, other].every((desk) => desk.messages.length > 0) && world.hub.readers().length === 4,
    );
    const began = Date.now();
    expect((await world.call('DELETE', '/api/session', { as: here.cookie })).statusCode).toBe(200);
    expect(await Promise.all([here.closed, there.closed, phone.closed])).toEqual([4001, 4001, 4001]);
    expect(Date.now() - began).toBeLessThan(3_000);
    expect(other.socket.readyState).toBe(other.socket.OPEN);
    other.socket.close();
    await other.closed;
  });

  test('by an administrator, or the end of an account, ends the sockets within five seconds', async () => {
    const { radek, olena } = tenant.users;
    const [first, second] = [await pushOf(radek), await pushOf(olena)];
    await until('both are in', () => first.messages.length > 0 && second.messages.length > 0);
    await database.ownerDb
      .updateTable('session')
      .set({ ended_at: new Date() })
      .where('user_id', '=', radek.id)
      .execute();
    await database.ownerDb
      .updateTable('user_account')
      .set({ deactivated_at: new Date() })
      .where('id', '=', olena.id)
      .execute();
    const began = Date.now();
    expect(await Promise.all([first.closed, second.closed])).toEqual([4001, 4001]);
    expect(Date.now() - began).toBeLessThan(5_500);
  });
});
