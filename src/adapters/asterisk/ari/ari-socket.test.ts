import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openFakeAri, type FakeAri } from '../../../../test/support/fake-ari.ts';
import { systemAdapterClock } from '../adapter-clock.ts';
import { createAriSocket, type AriSocket } from './ari-socket.ts';
import { ariWireTo } from './ari-wire.ts';
import type { AriEvent } from './events.generated.ts';

const timings = { requestMs: 100, pingMs: 20, firstRetryMs: 20, longestRetryMs: 40 };
const registered = { type: 'ApplicationRegistered', application: 'zvon', timestamp: '2026-11-22T10:00:00.000+0000' };

let fake: FakeAri;
let socket: AriSocket;
const heard = { events: [] as AriEvent[], opens: 0, downs: [] as string[], replaced: 0 };

async function start(): Promise<void> {
  Object.assign(heard, { events: [], opens: 0, downs: [], replaced: 0 });
  socket = createAriSocket({
    connect: ariWireTo(fake.url, 'zvon'),
    clock: systemAdapterClock,
    timings,
    onOpen: () => void (heard.opens += 1),
    onEvent: (event) => heard.events.push(event),
    onDown: (why) => heard.downs.push(why),
    onReplaced: () => void (heard.replaced += 1),
  });
  socket.start();
  await vi.waitFor(() => expect(heard.opens).toBe(1));
}

afterEach(async () => {
  socket.close();
  await fake.close();
});

describe('the websocket to Asterisk', () => {
  beforeEach(async () => {
    fake = await openFakeAri();
    await start();
  });

  test('the password travels in the header, never in the address', () => {
    expect(fake.connections).toEqual([
      { url: '/ari/events?app=zvon', authorization: `Basic ${Buffer.from('zvon:secret').toString('base64')}` },
    ]);
  });

  test('each answer finds its request, whatever comes between', async () => {
    fake.answerWith(({ uri }) => {
      fake.say(registered);
      return uri.startsWith('channels/gone') ? { status: 404 } : { status: 200, body: { id: uri } };
    });
    const [there, gone] = await Promise.all([
      socket.ari.channels.get({ channelId: 'a/b' }),
      socket.ari.channels.get({ channelId: 'gone' }),
    ]);
    expect(there).toMatchObject({ ok: true, status: 200, value: { id: 'channels/a/b' } });
    expect(gone).toMatchObject({ ok: false, status: 404 });
    expect(heard.events).toHaveLength(2);
  });

  test('an answer that never comes ends the waiting, not the connection', async () => {
    fake.answerWith(() => null);
    expect(await socket.ari.asterisk.ping()).toEqual({ ok: false, status: 0, reason: 'no answer' });
    fake.answerWith(() => ({ status: 200, body: {} }));
    expect(await socket.ari.asterisk.ping()).toMatchObject({ ok: true });
  });

  test('an answer whose body is no JSON is no answer, and ends nobody', async () => {
    fake.answerWith(() => ({ status: 200, text: '<html>' }));
    expect(await socket.ari.asterisk.ping()).toEqual({ ok: false, status: 200, reason: 'the body is no JSON' });
  });

  test('an answer without the body that it should have is no answer, and one that has nothing to tell is', async () => {
    fake.answerWith(() => ({ status: 200 }));
    expect(await socket.ari.asterisk.ping()).toEqual({ ok: false, status: 200, reason: 'the body is missing' });
    fake.answerWith(() => ({ status: 204 }));
    expect(await socket.ari.asterisk.ping()).toMatchObject({ ok: true, status: 204 });
  });

  test('malformed and unknown events are counted and skipped', async () => {
    for (const text of ['not json', '[]', 'null', '{"type":7}', '{"type":"RESTResponse"}']) fake.say(text);
    fake.say({
      ...registered,
      type: 'ChannelDestroyed',
      cause: 16,
      cause_txt: '',
      channel: { id: 'without the rest' },
    });
    fake.say({ ...registered, type: 'SomethingOfAsterisk30' });
    fake.say(registered);
    await vi.waitFor(() => expect(heard.events).toHaveLength(1));
    expect(socket.counts()).toEqual({ malformed: 6, unknown: 1 });
  });

  test('a lost connection is told, ends what waits and is made anew', async () => {
    fake.answerWith(() => null);
    const waiting = socket.ari.asterisk.ping();
    await vi.waitFor(() => expect(fake.requests).toHaveLength(1));
    fake.drop();
    expect(await waiting).toMatchObject({ ok: false, status: 0 });
    await vi.waitFor(() => expect(heard.opens).toBe(2));
    expect(heard.downs).toHaveLength(1);
  });

  test('a request without a connection is refused at once', async () => {
    socket.close();
    await vi.waitFor(() => expect(fake.isConnected()).toBe(false));
    expect(await socket.ari.asterisk.ping()).toEqual({ ok: false, status: 0, reason: 'not connected' });
  });

  test('whoever is replaced by a newer owner stops and does not come back', async () => {
    fake.say({ ...registered, type: 'ApplicationReplaced' });
    await vi.waitFor(() => expect(heard.replaced).toBe(1));
    await new Promise((resolve) => setTimeout(resolve, 4 * timings.longestRetryMs));
    expect(fake.connections).toHaveLength(1);
    expect(heard.downs).toEqual([]);
  });
});

test('a connection that answers no ping is broken and made anew', async () => {
  fake = await openFakeAri({ answersPings: false });
  await start();
  await vi.waitFor(() => expect(heard.opens).toBeGreaterThan(1), 2_000);
});

test('an Asterisk that is not there is tried again and again', async () => {
  fake = await openFakeAri();
  await fake.close();
  Object.assign(heard, { downs: [] });
  socket = createAriSocket({
    connect: ariWireTo(fake.url, 'zvon'),
    clock: systemAdapterClock,
    timings,
    onOpen: () => undefined,
    onEvent: () => undefined,
    onDown: (why) => heard.downs.push(why),
    onReplaced: () => undefined,
  });
  socket.start();
  await vi.waitFor(() => expect(heard.downs.length).toBeGreaterThan(2));
});
