import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { silence, tone } from '../../src/adapters/sip-caller/audio-source.ts';
import type { Call, IncomingCall } from '../../src/adapters/sip-caller/call.ts';
import { createSipCaller, type SipCaller } from '../../src/adapters/sip-caller/sip-caller.ts';
import { startAsterisk, type AsteriskInstance } from '../../tools/parts/asterisk-instance.mjs';
import { openAriApp, type AriApp } from '../support/ari-app.ts';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 60_000 });

/** What the numbers of this test do; they are more exact than the pattern that leads to Zvon and so come first. */
const dialplan: Readonly<Record<string, readonly string[]>> = {
  '7001': ['Answer(0,i)', 'Echo()', 'Hangup()'],
  '7002': ['Answer(0,i)', 'Milliwatt()'],
  '7003': ['Answer(0,i)', 'Read(TYPED,,9,,,4)', 'Set(GLOBAL(TYPED)=${TYPED})', 'Hangup()'],
  '7004': ['Hangup(17)'],
  '7005': ['Ringing()', 'Wait(30)'],
  '7006': ['Progress()', 'Playback(vm-goodbye,noanswer)', 'Hangup(21)'],
};

let folder = '';
let asterisk: AsteriskInstance;
let caller: SipCaller;
const opened: SipCaller[] = [];

async function open(
  localAddress: string,
  codecs?: Parameters<typeof createSipCaller>[0]['codecs'],
): Promise<SipCaller> {
  const phone = await createSipCaller({
    localAddress,
    codecs,
    asterisk: { host: '127.0.0.1', port: asterisk.sipPort },
  });
  opened.push(phone);
  return phone;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zvon-sip-caller-'));
  asterisk = await startAsterisk({ folder });
  for (const [number, steps] of Object.entries(dialplan)) {
    for (const [index, step] of steps.entries()) {
      await asterisk.console(`dialplan add extension ${number},${index + 1},${step} into from-trunk`);
    }
  }
  caller = await open('127.0.0.10');
});

afterAll(async () => {
  await Promise.all(opened.map((phone) => phone.close()));
  await asterisk?.stop();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  // Whatever a test did, Asterisk has no channel left of it.
  await expect
    .poll(() => asterisk.console('core show channels count'), { timeout: 5000 })
    .toContain('0 active channels');
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function until(call: Call, ms: number): Promise<void> {
  while (call.nowMs() < ms) await pause(ms - call.nowMs());
}

async function connected(to: string, source = silence, phone = caller): Promise<Call> {
  const call = phone.call({ to, from: '+420777123456', displayName: 'Jana Nová', source });
  await expect(call.answered()).resolves.toEqual({ kind: 'answered' });
  return call;
}

describe('a caller at Asterisk', () => {
  it.each(['PCMA', 'PCMU'] as const)('hears its own voice come back from the echo in %s', async (codec) => {
    const call = await connected('7001', tone(440), await open('127.0.0.11', [codec]));
    await until(call, 2000);
    const window = { fromMs: 500, toMs: 2000 };
    expect(Math.abs(call.received.levelDb(440, window) + 10)).toBeLessThan(2);
    expect(call.received.levelDb(440, window) - call.received.levelDb(1004, window)).toBeGreaterThan(30);
    expect(call.received.packets).toBeGreaterThan(90);
    expect(call.received.packetsLost).toBe(0);
    expect(call.received.gapMsMax).toBeLessThan(500);
    void call.play(silence);
    await pause(700);
    const now = call.nowMs();
    expect(call.received.levelDb(440, { fromMs: now - 400, toMs: now - 100 })).toBeLessThan(-60);
    await call.hangUp();
  });

  it('measures the milliwatt: 1004 Hz at 0 dBm0, 3 dB below full scale, and nothing else', async () => {
    const call = await connected('7002');
    await until(call, 1500);
    const window = { fromMs: 300, toMs: 1400 };
    expect(Math.abs(call.received.levelDb(1004, window) + 3.1)).toBeLessThan(1);
    for (const absent of [440, 700, 1500, 2000]) expect(call.received.levelDb(absent, window)).toBeLessThan(-30);
    await expect(call.hangUp()).resolves.toMatchObject({ kind: 'hung-up', by: 'local' });
  });

  it('types a number with repeated digits that Asterisk reads whole', async () => {
    const call = await connected('7003');
    await until(call, 300);
    await expect(call.sendDigits('110022339', { toneMs: 100, gapMs: 80 })).resolves.toEqual({ kind: 'sent' });
    await expect(call.ended()).resolves.toMatchObject({ kind: 'hung-up', by: 'remote' });
    expect(await asterisk.console('dialplan show globals')).toContain('TYPED=110022339');
  });

  it('types over its own voice, as a customer does who talks meanwhile', async () => {
    const call = await connected('7003', tone([300, 500]));
    await call.sendDigits('4021#');
    await call.ended();
    expect(await asterisk.console('dialplan show globals')).toMatch(/TYPED=4021$/m);
  });

  it('receives the keys that Asterisk sends', async () => {
    const call = await connected('7001');
    await until(call, 300);
    await call.sendDigits('1122*', { toneMs: 120, gapMs: 120 });
    await expect.poll(() => call.digits.map(({ digit }) => digit).join(''), { timeout: 5000 }).toBe('1122*');
    // The echo ends at #.
    await call.sendDigits('#');
    await expect(call.ended()).resolves.toMatchObject({ kind: 'hung-up', by: 'remote' });
  });

  it('is refused as busy, as unknown, and asked for a password where nobody knows its address', async () => {
    const ends = ['7004', 'nobody'].map((to) => caller.call({ to, from: '1', source: silence }).ended());
    await expect(Promise.all(ends)).resolves.toMatchObject([
      { kind: 'refused', code: 486 },
      { kind: 'refused', code: 404 },
    ]);
    const stranger = (await open('127.0.0.99')).call({ to: '7001', from: '1', source: silence });
    await expect(stranger.ended()).resolves.toEqual({ kind: 'challenged', code: 401, realm: 'asterisk' });
  });

  it('hears an announcement before any answer', async () => {
    const call = caller.call({ to: '7006', from: '1', source: silence });
    await expect(call.ringing()).resolves.toEqual({ kind: 'ringing', code: 183 });
    await expect(call.answered()).resolves.toMatchObject({ kind: 'refused' });
    expect(call.received.rms({ fromMs: 0, toMs: 5000 })).toBeGreaterThan(100);
  });

  it('who hangs up before the ringing, while it rings or in the call leaves nothing behind', async () => {
    const early = caller.call({ to: '7005', from: '1', source: silence });
    await pause(2);
    await expect(early.hangUp()).resolves.toEqual({ kind: 'cancelled', by: 'local' });
    const ringing = caller.call({ to: '7005', from: '1', source: silence });
    await expect(ringing.ringing()).resolves.toEqual({ kind: 'ringing', code: 180 });
    await expect(ringing.hangUp()).resolves.toEqual({ kind: 'cancelled', by: 'local' });
    const call = await connected('7001');
    await expect(call.hangUp()).resolves.toMatchObject({ kind: 'hung-up', by: 'local' });
  });
});

describe('a phone that Asterisk calls', () => {
  let phone: SipCaller;
  let ari: AriApp;
  beforeAll(async () => {
    phone = await open('127.0.0.20');
    ari = await openAriApp(asterisk.ariUrl, 'sip-caller-test');
    const contact = `sip:phone@${phone.address.host}:${phone.address.port}`;
    await ari.push('aor', 'phone', { contact });
    // With moh_passthrough a hold is told to the phone instead of being turned into music.
    const endpoint = {
      aors: 'phone',
      transport: 'transport-udp',
      disallow: 'all',
      allow: 'alaw,ulaw',
      direct_media: 'no',
    };
    await ari.push('endpoint', 'phone', { ...endpoint, moh_passthrough: 'yes', media_address: '127.0.0.1' });
  });
  afterAll(() => ari?.close());

  /** Asterisk calls; the phone is presented the call. */
  async function called(id: string): Promise<IncomingCall> {
    const arriving = new Promise<IncomingCall>((resolve) => phone.onIncoming(resolve));
    await ari.ask('POST', `channels/${id}`, {
      endpoint: 'PJSIP/phone',
      app: 'sip-caller-test',
      callerId: '"Olena" <4711>',
    });
    return arriving;
  }

  it('rings, answers, is put on hold and taken back, and is left', async () => {
    const call = await called('phone-1');
    expect(call).toMatchObject({ from: '4711', displayName: 'Olena', to: 'phone' });
    await call.ring(100);
    const started = ari.next('StasisStart');
    await call.answer(tone(440));
    await started;
    await ari.ask('POST', 'channels/phone-1/hold');
    await expect.poll(() => call.directions.at(-1)?.direction, { timeout: 5000 }).toBe('recvonly');
    await ari.ask('DELETE', 'channels/phone-1/hold');
    await expect.poll(() => call.directions.at(-1)?.direction, { timeout: 5000 }).toBe('sendrecv');
    await ari.ask('DELETE', 'channels/phone-1');
    await expect(call.ended()).resolves.toMatchObject({ kind: 'hung-up', by: 'remote' });
  });

  it('hangs up itself', async () => {
    const call = await called('phone-2');
    const started = ari.next('StasisStart');
    await call.answer(silence);
    await started;
    const destroyed = ari.next('ChannelDestroyed');
    await expect(call.hangUp()).resolves.toMatchObject({ kind: 'hung-up', by: 'local' });
    await expect(destroyed).resolves.toMatchObject({ channel: { id: 'phone-2' } });
  });

  it('is busy, and Asterisk is told so', async () => {
    const call = await called('phone-3');
    const destroyed = ari.next('ChannelDestroyed');
    await call.reject(486);
    await expect(destroyed).resolves.toMatchObject({ cause: 17, tech_cause: 486 });
  });

  it('stops ringing when Asterisk gives up', async () => {
    const call = await called('phone-4');
    const rung = call.ring(30_000);
    await ari.ask('DELETE', 'channels/phone-4');
    await expect(rung).resolves.toEqual({ kind: 'cancelled', by: 'remote' });
  });
});
