import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openFakeAri, type FakeAri } from '../../../test/support/fake-ari.ts';
import type { TelephonyCommand } from '../../core/telephony/command.ts';
import type { TelephonyEvent } from '../../core/telephony/event.ts';
import type { TelephonyPort } from '../../core/telephony/telephony-port.ts';
import { InteractionId, LegId, UserId } from '../../shared/ids.ts';
import { systemAdapterClock } from './adapter-clock.ts';
import { linesTo, type AsteriskLines } from './asterisk-lines.ts';
import { createAsteriskPhone } from './asterisk-phone.ts';
import { neededModules } from './needed-modules.ts';

const interactionId = InteractionId.parse('0b6c1d52-5f53-4a7e-9d0e-2f6d1f5c0001');
const agentId = UserId.parse('0a6f2a52-6b7e-4c1e-9d53-5f1f6a3b0001');
const legId = LegId.parse(`${interactionId}-leg-1`);
const username = agentId.replaceAll('-', '');
const account = { agentId, username, password: 'of the test', displayName: 'Agent' };

function channel(id: string, args: string, state = 'Up') {
  const someone = { name: '', number: '420777123456' };
  const dialplan = { context: 'c', exten: '1', priority: 1, app_name: 'Stasis', app_data: `zvon,${args}` };
  const rest = { protocol_id: '', name: id, accountcode: '', creationtime: '', language: 'en' };
  return { id, state, caller: someone, connected: someone, dialplan, ...rest };
}
const callerChannel = channel('node-1-1.1', `in,${interactionId},420800100200`);
const event = (type: string, fields: object) => ({
  type,
  application: 'zvon',
  timestamp: '2026-11-22T10:00:00.000+0000',
  ...fields,
});
const stasisStart = (of: ReturnType<typeof channel>) =>
  event('StasisStart', { args: of.dialplan.app_data.split(',').slice(1), channel: of });

/** Asterisk as the test sees it. */
let world = { startedAt: '2026-11-22T09:00:00.000+0000', channels: [callerChannel], modules: [...neededModules] };
let fake: FakeAri;
let port: TelephonyPort;
let told: TelephonyEvent[] = [];
let logged: string[] = [];

function answerOf({ method, uri }: { method: string; uri: string }): { status: number; body?: unknown } {
  const ok = (body: unknown) => ({ status: 200, body });
  const path = uri.split('?')[0];
  if (path === 'asterisk/info')
    return ok({ system: { version: '22.10.1+dfsg', entity_id: '' }, status: { startup_time: world.startedAt } });
  if (path === 'asterisk/modules') return ok(world.modules.map((name) => ({ name: `${name}.so`, status: 'Running' })));
  if (path === 'channels') return ok(world.channels);
  if (path === 'bridges' || path === 'endpoints/PJSIP') return ok([]);
  if (method === 'GET' && path?.startsWith('asterisk/config')) return { status: 404 };
  if (path?.endsWith('/variable')) return ok({ value: '|' });
  return ok({});
}

beforeEach(async () => {
  world = { startedAt: '2026-11-22T09:00:00.000+0000', channels: [callerChannel], modules: [...neededModules] };
  told = [];
  logged = [];
  fake = await openFakeAri();
  fake.answerWith(answerOf);
  port = portTo({});
});

/** A file where a folder is wanted: nothing can be recorded there. */
const noFolder = fileURLToPath(new URL('./fixtures/agent-rejects.ndjson', import.meta.url));
const portTo = (lines: Partial<AsteriskLines>, recordingsFolder = noFolder): TelephonyPort =>
  createAsteriskPhone({
    lines: { ...linesTo({ url: fake.url, ami: 'tcp://zvon:secret@127.0.0.1:1' }), ...lines },
    recordingsFolder,
    promptsFolder: '/prompts',
    clock: { ...systemAdapterClock, now: () => 1_000 },
    log: (message) => logged.push(message),
    timings: { requestMs: 200, firstRetryMs: 10, longestRetryMs: 20, reconcileMs: 60_000 },
  });

afterEach(async () => {
  await port.close();
  await fake.close();
});

const connect = (): Promise<void> => port.connect((one) => told.push(one));
const kinds = (): string[] => told.map(({ kind }) => kind);
const connections = () => told.filter((one) => one.kind === 'telephony.connected');
const requested = (method: string, start: string): string[] =>
  fake.requests.filter((one) => one.method === method && one.uri.startsWith(start)).map(({ uri }) => uri);

describe('connecting', () => {
  test('tells first what exists, then the events that came meanwhile', async () => {
    fake.answerWith((request) => {
      if (request.uri === 'channels')
        fake.say(event('ChannelDtmfReceived', { digit: '5', duration_ms: 80, channel: callerChannel }));
      return answerOf(request);
    });
    await connect();
    await vi.waitFor(() => expect(kinds()).toEqual(['telephony.connected', 'digit.pressed']));
    expect(connections()[0]).toMatchObject({
      at: 1_000,
      startedAt: Date.parse('2026-11-22T09:00:00Z'),
      snapshot: { calls: [{ interactionId, from: '420777123456', to: '420800100200', legs: [] }], phones: [] },
    });
    expect(port.health()).toEqual({
      driver: 'asterisk',
      asterisk: { version: '22.10.1', startedAt: '2026-11-22T09:00:00.000Z', channels: 1 },
    });
  });

  test('asks for no filter that would drop the answers to requests', async () => {
    await connect();
    const filter = fake.requests.find(({ uri }) => uri.endsWith('eventFilter'))?.body;
    expect(Object.keys(filter as object)).toEqual(['disallowed']);
  });

  test('resolves also when Asterisk is not there', async () => {
    await fake.close();
    await connect();
    expect(told).toEqual([]);
    expect(port.health()).toEqual({ driver: 'asterisk', asterisk: null });
  });

  test('says which modules a call would miss', async () => {
    world.modules = world.modules.filter((name) => name !== 'app_exec');
    await connect();
    expect(logged).toContain('Asterisk lacks modules that calls need');
  });

  test('is tried again when Asterisk takes the connection and answers nothing', async () => {
    fake.answerWith(() => null);
    await connect();
    fake.answerWith(answerOf);
    await vi.waitFor(() => expect(connections()).toHaveLength(1), 2_000);
  });
});

describe('a lost connection', () => {
  test('is told once, and what exists again after it', async () => {
    await connect();
    fake.drop();
    await vi.waitFor(() => expect(connections()).toHaveLength(2));
    expect(kinds()).toEqual(['telephony.connected', 'telephony.lost', 'telephony.connected']);
    expect(connections()[1]).toMatchObject({ startedAt: Date.parse('2026-11-22T09:00:00Z') });
  });

  test('to an Asterisk that was started anew tells so, and pushes the telephones again', async () => {
    await port.provision([account]);
    await connect();
    await vi.waitFor(() => expect(requested('PUT', 'asterisk/config')).toHaveLength(3));
    world = { ...world, startedAt: '2026-11-22T11:00:00.000+0000', channels: [] };
    fake.drop();
    await vi.waitFor(() => expect(connections()).toHaveLength(2));
    expect(connections()[1]).toMatchObject({ startedAt: Date.parse('2026-11-22T11:00:00Z'), snapshot: { calls: [] } });
    await vi.waitFor(() => expect(requested('PUT', 'asterisk/config')).toHaveLength(6));
  });

  test('to the same Asterisk pushes nothing again', async () => {
    await port.provision([account]);
    await connect();
    await vi.waitFor(() => expect(requested('PUT', 'asterisk/config')).toHaveLength(3));
    fake.drop();
    await vi.waitFor(() => expect(connections()).toHaveLength(2));
    await vi.waitFor(() => expect(requested('GET', 'endpoints/PJSIP').length).toBeGreaterThan(3));
    expect(requested('PUT', 'asterisk/config')).toHaveLength(3);
  });

  test('lets commands go: the next snapshot tells where things stand', async () => {
    await port.perform({ kind: 'call.answer', interactionId });
    expect(fake.requests).toEqual([]);
  });

  test('to a newer owner is said, and final until it is asked for anew', async () => {
    const replaced = vi.fn<() => void>();
    await port.connect((event) => told.push(event), replaced);
    fake.say(event('ApplicationReplaced', {}));
    await vi.waitFor(() => expect(kinds()).toEqual(['telephony.connected', 'telephony.lost']));
    expect(replaced).toHaveBeenCalledOnce();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(fake.connections).toHaveLength(1);
    expect(port.health()).toEqual({ driver: 'asterisk', asterisk: null });
    await port.connect((event) => told.push(event), replaced);
    expect(kinds()).toEqual(['telephony.connected', 'telephony.lost', 'telephony.connected']);
    fake.drop();
    await vi.waitFor(() => expect(connections()).toHaveLength(3));
    expect(fake.connections).toHaveLength(3);
  });
});

test('who is replaced while they ask what exists does not come up', async () => {
  const replaced = vi.fn<() => void>();
  fake.answerWith((request) => {
    const isAboutCall = request.uri.includes('/variable');
    if (isAboutCall) fake.say(event('ApplicationReplaced', {}));
    return isAboutCall ? null : answerOf(request);
  });
  await port.connect((event) => told.push(event), replaced);
  await vi.waitFor(() => expect(replaced).toHaveBeenCalledOnce());
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(kinds()).toEqual([]);
  expect(port.health()).toEqual({ driver: 'asterisk', asterisk: null });
  expect(fake.connections).toHaveLength(1);
});

describe('channels that nobody asked for', () => {
  test('a leg whose call is gone is hung up', async () => {
    world.channels = [];
    await connect();
    fake.say(stasisStart(channel(legId, `leg,${interactionId},${legId},${agentId}`, 'Down')));
    await vi.waitFor(() => expect(requested('DELETE', 'channels/')).toEqual([`channels/${legId}`]));
    expect(kinds()).toEqual(['telephony.connected']);
  });

  test('an agent who dials by the telephone is hung up', async () => {
    await connect();
    fake.say(stasisStart(channel('node-1-1.9', 'agentcall,123')));
    await vi.waitFor(() => expect(requested('DELETE', 'channels/')).toEqual(['channels/node-1-1.9']));
  });
});

describe('a caller who arrives', () => {
  const newcomer = InteractionId.parse('0b6c1d52-5f53-4a7e-9d0e-2f6d1f5c0002');
  const arrival = stasisStart(channel('node-1-1.5', `in,${newcomer},420800100200`, 'Ring'));
  const asked = () => fake.requests.map(({ method, uri }) => `${method} ${uri}`).filter((line) => line.includes('1.5'));

  test('is answered and hears music when nobody has them on record after two seconds', async () => {
    await connect();
    fake.say(arrival);
    await vi.waitFor(
      () => expect(asked()).toEqual(['POST channels/node-1-1.5/answer', 'POST channels/node-1-1.5/moh']),
      4_000,
    );
    await port.perform({ kind: 'call.acknowledge', interactionId: newcomer });
    await vi.waitFor(() => expect(asked()).toContain('DELETE channels/node-1-1.5/moh'));
  });

  test('is left to the engine once they are on record', async () => {
    await connect();
    fake.say(arrival);
    await vi.waitFor(() => expect(kinds()).toContain('call.arrived'));
    await port.perform({ kind: 'call.acknowledge', interactionId: newcomer });
    await new Promise((resolve) => setTimeout(resolve, 2_200));
    expect(asked()).toEqual([expect.stringMatching(/^POST .*variable.*CC_KNOWN/)]);
  });
});

describe('a prompt whose end was not told', () => {
  const play: TelephonyCommand = {
    ...{ kind: 'prompt.play', interactionId, promptId: 'p' },
    ...{ prompts: ['a'], language: 'cs' },
  };

  test('is over at the next look when Asterisk knows it no more, and music that waited for it begins', async () => {
    await connect();
    await port.perform(play);
    await port.perform({ kind: 'music.start', interactionId });
    fake.answerWith((request) => (request.uri.startsWith('playbacks/') ? { status: 404 } : answerOf(request)));
    port.look();
    await vi.waitFor(() => expect(connections()).toHaveLength(2));
    // First: what the flow believes to play it plays again when it is told what exists.
    expect(kinds()).toEqual(['telephony.connected', 'prompt.finished', 'telephony.connected']);
    await vi.waitFor(() => expect(requested('POST', `channels/${callerChannel.id}/moh`)).toHaveLength(1));
  });

  test('goes on while Asterisk knows it', async () => {
    await connect();
    await port.perform(play);
    port.look();
    await vi.waitFor(() => expect(requested('GET', 'playbacks/').length).toBeGreaterThan(1));
    expect(kinds()).not.toContain('prompt.finished');
  });
});

describe('a prompt that failed', () => {
  const failed = event('PlaybackFinished', {
    playback: {
      ...{ id: 'p', media_uri: 'sound:/prompts/cs/greeting', target_uri: `channel:${callerChannel.id}` },
      ...{ language: 'en', state: 'failed' },
    },
  });
  const unplayed = 'a prompt could not be played';

  test('is logged when the caller is there and has missed it', async () => {
    await connect();
    fake.say(failed);
    await vi.waitFor(() => expect(logged).toContain(unplayed));
  });

  test('is nothing to log when the caller hung up while it played', async () => {
    await connect();
    fake.say(failed);
    fake.say(event('ChannelDestroyed', { channel: callerChannel, cause: 16, cause_txt: 'Normal Clearing' }));
    await vi.waitFor(() => expect(kinds()).toContain('call.ended'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(logged).not.toContain(unplayed);
  });
});

describe('commands', () => {
  test('a leg is dialled to the agent’s phone with what the desk needs to know', async () => {
    await connect();
    fake.answerWith((request) => {
      if (request.uri.startsWith('channels/create'))
        fake.say(stasisStart(channel(legId, `leg,${interactionId},${legId},${agentId}`, 'Down')));
      return answerOf(request);
    });
    await port.perform(
      {
        kind: 'leg.dial',
        interactionId,
        legId,
        agentId,
        timeoutMs: 20_000,
        autoAnswer: true,
        from: '420777123456\r\nX-Evil: 1',
      },
      7,
    );
    const created = fake.requests.find(({ uri }) => uri.startsWith('channels/create'));
    expect(created?.uri).toContain(`endpoint=PJSIP/${username}`);
    expect(created?.body).toEqual({
      variables: {
        CC_CONTACT: interactionId,
        CC_LEG: legId,
        CC_AGENT: agentId,
        CC_EPOCH: '7',
        'PJSIP_HEADER(add,X-Zvon-Interaction)': interactionId,
        'PJSIP_HEADER(add,X-Zvon-Leg)': legId,
        'PJSIP_HEADER(add,X-Zvon-Auto-Answer)': '1',
        'CONNECTEDLINE(num,i)': '420777123456X-Evil1',
        'CONNECTEDLINE(name,i)': '420777123456X-Evil1',
      },
    });
    expect(requested('POST', `channels/${legId}/dial`)).toEqual([`channels/${legId}/dial?timeout=22`]);
  });

  test('who is answered is not answered again: the requests of all calls would wait for the prompt to end', async () => {
    await connect();
    await port.perform({ kind: 'call.answer', interactionId });
    expect(requested('POST', 'channels/')).toEqual([]);
    world.channels = [channel(callerChannel.id, `in,${interactionId},420800100200`, 'Ring')];
    fake.drop();
    await vi.waitFor(() => expect(connections()).toHaveLength(2));
    await port.perform({ kind: 'call.answer', interactionId });
    await vi.waitFor(() => expect(requested('POST', 'channels/')).toEqual([`channels/${callerChannel.id}/answer`]));
  });

  test('a leg that Asterisk cannot create has ended', async () => {
    await connect();
    fake.answerWith(({ uri }) => (uri.startsWith('channels/create') ? { status: 500 } : { status: 200, body: {} }));
    const dial = { interactionId, legId, agentId, timeoutMs: 1_000, autoAnswer: false, from: null } as const;
    await port.perform({ kind: 'leg.dial', ...dial });
    expect(told.at(-1)).toMatchObject({ kind: 'leg.ended', legId, cause: 'unreachable', by: 'unknown' });
  });

  test('a prompt that Asterisk cannot play is finished', async () => {
    await connect();
    fake.answerWith(({ uri }) => (uri.includes('/play/') ? { status: 400 } : { status: 404 }));
    await port.perform({ kind: 'prompt.play', interactionId, promptId: 'p', prompts: ['a', 'b'], language: 'uk' });
    expect(requested('POST', `channels/${callerChannel.id}/play`)[0]).toContain(
      'media=sound:/prompts/uk/a,sound:/prompts/uk/b',
    );
    expect(told.at(-1)).toMatchObject({ kind: 'prompt.finished', promptId: 'p' });
  });

  test('a prompt of which nothing was heard is not taken for finished, for it may play', async () => {
    await connect();
    fake.answerWith(({ uri }) => (uri.includes('/play/') ? null : { status: 404 }));
    await port.perform({ kind: 'prompt.play', interactionId, promptId: 'p', prompts: ['a'], language: 'uk' });
    expect(kinds()).toEqual(['telephony.connected']);
  });

  test('a recording that cannot be started has ended', async () => {
    await connect();
    await port.perform({ kind: 'recording.start', interactionId, recordingName: 'x-1' });
    expect(told.at(-1)).toMatchObject({ kind: 'recording.ended', interactionId, recordingName: 'x-1' });
    expect(logged).toContain('a recording could not be started');
  });

  test('a recording of whose start nothing was heard is stopped, for it may run', async () => {
    const actions: string[] = [];
    const ami = {
      async action({ Action }: Readonly<Record<string, string>>) {
        actions.push(Action ?? '');
        return { ok: false as const, message: 'no answer' };
      },
      close: () => undefined,
    };
    await port.close();
    port = portTo({ ami }, tmpdir());
    await connect();
    await port.perform({ kind: 'recording.start', interactionId, recordingName: 'x-1' });
    expect(actions).toEqual(['MixMonitor', 'StopMixMonitor']);
    expect(requested('POST', `channels/${callerChannel.id}/variable`).at(-1)).toContain('CC_MIXMONITOR&value=');
  });

  /** Records over this manager interface, pauses and goes on. */
  async function pauseOnceWith(ami: AsteriskLines['ami']): Promise<void> {
    await port.close();
    port = portTo({ ami }, tmpdir());
    await connect();
    const about = { interactionId, recordingName: 'x-1' };
    await port.perform({ kind: 'recording.start', ...about });
    await port.perform({ kind: 'recording.pause', ...about });
    await port.perform({ kind: 'recording.resume', ...about });
  }

  test('a recording of whose pause nothing was heard is resumed when that is wanted, for it may be paused', async () => {
    const states: string[] = [];
    const ami = {
      async action({ State }: Readonly<Record<string, string>>) {
        if (State !== undefined) states.push(State);
        return State === '1' ? { ok: false as const, message: 'no answer' } : { ok: true as const, fields: {} };
      },
      close: () => undefined,
    };
    await pauseOnceWith(ami);
    expect(states).toEqual(['1', '0']);
  });

  test('the note of a pause is put in doubt before the pause ends', async () => {
    const noted = (): string[] =>
      requested('POST', `channels/${callerChannel.id}/variable`).flatMap(
        (path) => /CC_RECORDING_PAUSED&value=(.*)/.exec(path)?.slice(1) ?? [],
      );
    const ami = { action: async () => ({ ok: true as const, fields: {} }), close: () => undefined };
    await pauseOnceWith(ami);
    expect(noted().map(decodeURIComponent)).toEqual(['x-1', '?', '']);
  });

  test('a recording whose name could not be noted is not begun, and has not ended either', async () => {
    const actions: string[] = [];
    const ami = {
      async action({ Action }: Readonly<Record<string, string>>) {
        actions.push(Action ?? '');
        return { ok: true as const, fields: {} };
      },
      close: () => undefined,
    };
    await port.close();
    port = portTo({ ami }, tmpdir());
    await connect();
    const start = { kind: 'recording.start', interactionId, recordingName: 'x-1' } as const;
    fake.answerWith((request) => (request.uri.includes('CC_RECORDING') ? null : answerOf(request)));
    await port.perform(start);
    expect(actions).toEqual([]);
    expect(told.map(({ kind }) => kind)).not.toContain('recording.ended');
    fake.answerWith(answerOf);
    await port.perform(start);
    expect(actions).toEqual(['MixMonitor']);
  });
});
