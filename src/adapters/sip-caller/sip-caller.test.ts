import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { samplesSource, silence, tone, type AudioSource } from './audio-source.ts';
import type { Call, IncomingCall } from './call.ts';
import type { TimeWindow } from './recorder.ts';
import { createSipCaller, type SipCaller } from './sip-caller.ts';

const nowhere = { host: '127.0.0.1', port: 9 };

let agent: SipCaller;
let customer: SipCaller;
beforeEach(async () => {
  agent = await createSipCaller({ localAddress: '127.0.0.20', asterisk: nowhere });
  customer = await createSipCaller({ localAddress: '127.0.0.10', asterisk: agent.address });
});
afterEach(() => Promise.all([customer.close(), agent.close()]));

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until the axis of the call has reached this time. */
async function until(call: Call, ms: number): Promise<void> {
  while (call.nowMs() < ms) await pause(ms - call.nowMs());
}

/** One tone is there at the level it was sent with, give or take what a busy machine leaves out; the other is not. */
function expectOnly(call: Call, presentHz: number, absentHz: number, window: TimeWindow): void {
  const level = call.received.levelDb(presentHz, window);
  expect(Math.abs(level + 10)).toBeLessThan(2);
  expect(level - call.received.levelDb(absentHz, window)).toBeGreaterThan(20);
}

async function connected(theirs: AudioSource, ours: AudioSource): Promise<{ call: Call; answering: IncomingCall }> {
  const arriving = new Promise<IncomingCall>((resolve) => agent.onIncoming(resolve));
  const call = customer.call({ to: '4021', from: '420777123456', source: ours });
  const answering = await arriving;
  await answering.ring(50);
  await answering.answer(theirs);
  await expect(call.answered()).resolves.toEqual({ kind: 'answered' });
  return { call, answering };
}

describe('two callers made of software', () => {
  it('hear each other: each tone 20 dB and more over its absence, and nobody himself', async () => {
    const { call, answering } = await connected(tone(1500), tone(440));
    await until(call, 1200);
    const window = { fromMs: 200, toMs: 1200 };
    expectOnly(call, 1500, 440, window);
    expectOnly(answering, 440, 1500, window);
    expect(call.received.packets).toBeGreaterThan(50);
    expect(call.received.packetsLost).toBe(0);
    expect(call.received.gapMsMax).toBeLessThan(500);
    await expect(call.hangUp()).resolves.toMatchObject({ kind: 'hung-up', by: 'local' });
    await expect(answering.ended()).resolves.toMatchObject({ kind: 'hung-up', by: 'remote' });
  });

  it('hear the silence after a recorded voice, and packets go on', async () => {
    const voice = tone(700);
    const words = samplesSource(Int16Array.from({ length: 4000 }, (_, index) => voice.sampleAt(index)));
    const { call, answering } = await connected(silence, words);
    await until(call, 1500);
    expect(answering.received.levelDb(700, { fromMs: 100, toMs: 400 })).toBeGreaterThan(-12);
    expect(answering.received.rms({ fromMs: 700, toMs: 1400 })).toBeLessThan(20);
    expect(answering.received.gapMsMax).toBeLessThan(500);
    const played = call.play(words);
    await expect(played).resolves.toEqual({ kind: 'played' });
    await pause(100);
    expect(answering.received.levelDb(700, { fromMs: 1600, toMs: 1900 })).toBeGreaterThan(-12);
  });

  it('receive every key, repeated ones too, with their duration', async () => {
    const { call, answering } = await connected(silence, silence);
    await expect(call.sendDigits('4021', { toneMs: 80, gapMs: 60 })).resolves.toEqual({ kind: 'sent' });
    await expect(call.sendDigits('1100#', { toneMs: 60, gapMs: 40 })).resolves.toEqual({ kind: 'sent' });
    await expect.poll(() => answering.digits.map(({ digit }) => digit).join('')).toBe('40211100#');
    await expect
      .poll(() => answering.digits.map(({ durationMs }) => durationMs))
      .toEqual([80, 80, 80, 80, 60, 60, 60, 60, 60]);
    const [first, second] = answering.digits;
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThan(100);
    expect(call.digits).toEqual([]);
  });

  it('agree on the law of G.711 that both have', async () => {
    await agent.close();
    agent = await createSipCaller({
      localAddress: '127.0.0.20',
      localPort: agent.address.port,
      asterisk: nowhere,
      codecs: ['PCMU'],
    });
    const { call } = await connected(tone(1000), silence);
    await until(call, 600);
    expectOnly(call, 1000, 440, { fromMs: 200, toMs: 600 });
  });

  it('end by refusal, by giving up, and by the end of the one who is closed', async () => {
    agent.onIncoming((call) => void call.reject(486));
    const refused = customer.call({ to: '1', from: '2', source: silence });
    await expect(refused.ended()).resolves.toEqual({ kind: 'refused', code: 486, reason: 'Busy Here' });

    const arriving = new Promise<IncomingCall>((resolve) => agent.onIncoming(resolve));
    const given = customer.call({ to: '1', from: '2', source: silence });
    const ringing = await arriving;
    await ringing.ring();
    await given.ringing();
    await expect(given.hangUp()).resolves.toEqual({ kind: 'cancelled', by: 'local' });
    await expect(ringing.ended()).resolves.toEqual({ kind: 'cancelled', by: 'remote' });

    const { call } = await connected(silence, silence);
    await agent.close();
    await expect(call.ended()).resolves.toMatchObject({ kind: 'hung-up', by: 'remote' });
  });

  it('hold twenty calls at once on one address each', async () => {
    agent.onIncoming((incoming) => void incoming.answer(tone(1500)));
    const calls = Array.from({ length: 20 }, (_, line) =>
      customer.call({ to: '1', from: `70${line}`, source: tone(440) }),
    );
    await Promise.all(calls.map((call) => call.answered()));
    await pause(1000);
    for (const call of calls) {
      expectOnly(call, 1500, 440, { fromMs: 300, toMs: 900 });
      expect(call.received.packetsLost).toBe(0);
    }
    const ends = await Promise.all(calls.map((call) => call.hangUp()));
    expect(ends.every((end) => end.kind === 'hung-up')).toBe(true);
  });
});

describe('a caller made of software', () => {
  it('refuses to be reachable from outside', async () => {
    for (const localAddress of ['0.0.0.0', '::', '192.0.2.1', 'localhost']) {
      await expect(createSipCaller({ localAddress, asterisk: nowhere })).rejects.toThrow('not a loopback address');
    }
  });

  it('says so when its port is taken', async () => {
    const taken = createSipCaller({ localAddress: '127.0.0.20', localPort: agent.address.port, asterisk: nowhere });
    await expect(taken).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('does not let a header out of its line', () => {
    const call = (headers: Record<string, string>): Call =>
      customer.call({ to: '1', from: '2', source: silence, headers });
    expect(() => call({ 'X-A': 'b\r\nX-C: d' })).toThrow('not a header');
    expect(() => call({ 'X A': 'b' })).toThrow('not a header');
  });
});
