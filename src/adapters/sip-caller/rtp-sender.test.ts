import { describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../../test/support/manual-clock.ts';
import { samplesSource, silence, tone } from './audio-source.ts';
import { decodeG711 } from './g711.ts';
import { parseRtpPacket, sequenceDelta, timestampDelta, type RtpPacket } from './rtp-packet.ts';
import { createRtpSender, type RtpSender } from './rtp-sender.ts';
import { createDigitReceiver } from './telephone-event.ts';

interface Sent extends RtpPacket {
  atMs: number;
}

function setUp(source = silence): { clock: ManualClock; sender: RtpSender; sent: Sent[] } {
  const clock = createManualClock();
  const sent: Sent[] = [];
  const sender = createRtpSender(clock, source, (datagram) => {
    const packet = parseRtpPacket(datagram);
    if (packet !== null) sent.push({ ...packet, atMs: clock.nowMs() });
  });
  sender.start({ codec: 'PCMA', eventPayloadType: 101 });
  return { clock, sender, sent };
}

const heard = (sent: Sent[]): Int16Array =>
  Int16Array.from(
    sent.filter(({ payloadType }) => payloadType === 8).flatMap(({ payload }) => [...decodeG711('PCMA', payload)]),
  );

describe('the audio that is sent', () => {
  it('goes out every 20 ms with steps of 1 and 160, and only the first packet is marked', () => {
    const { clock, sent } = setUp();
    clock.advance(199);
    expect(sent.map(({ atMs }) => atMs)).toEqual([0, 20, 40, 60, 80, 100, 120, 140, 160, 180]);
    sent.slice(1).forEach((packet, index) => {
      expect(sequenceDelta(packet.sequence, sent[index]?.sequence ?? 0)).toBe(1);
      expect(timestampDelta(packet.timestamp, sent[index]?.timestamp ?? 0)).toBe(160);
      expect(packet.ssrc).toBe(sent[0]?.ssrc);
    });
    expect(sent.map(({ marker }) => marker)).toEqual([true, ...Array.from({ length: 9 }, () => false)]);
  });

  it('does not drift when every tick comes late', () => {
    const { clock, sent } = setUp();
    for (let tick = 0; tick < 500; tick += 1) {
      clock.stall(7);
      clock.advance(13);
    }
    expect(sent).toHaveLength(501);
    expect(timestampDelta(sent.at(-1)?.timestamp ?? 0, sent[0]?.timestamp ?? 0)).toBe(500 * 160);
  });

  it('is back on time with the packet after a late one', () => {
    const { clock, sent } = setUp();
    clock.advance(19);
    clock.stall(8);
    clock.advance(60);
    expect(sent.map(({ atMs }) => atMs)).toEqual([0, 27, 40, 60, 80]);
  });

  it('catches up after a short stall and leaves out what a long one swallowed, on the same time axis', () => {
    const { clock, sent } = setUp();
    clock.stall(100);
    clock.advance(0);
    expect(sent).toHaveLength(6);
    clock.stall(1000);
    clock.advance(0);
    expect(sent).toHaveLength(16);
    expect(timestampDelta(sent.at(-1)?.timestamp ?? 0, sent[0]?.timestamp ?? 0)).toBe(55 * 160);
    expect(sequenceDelta(sent.at(-1)?.sequence ?? 0, sent[0]?.sequence ?? 0)).toBe(15);
  });

  it('is silence, and flows on, after a recorded voice has ended', async () => {
    const { clock, sender, sent } = setUp();
    const played = sender.play(samplesSource(new Int16Array(800).fill(8000)));
    clock.advance(1000);
    await expect(played).resolves.toEqual({ kind: 'played' });
    expect(sent).toHaveLength(51);
    expect(Math.min(...heard(sent).subarray(160, 960))).toBeGreaterThan(7000);
    expect(Math.max(...heard(sent).subarray(960).map(Math.abs))).toBeLessThan(10);
  });

  it('tells an interrupted source from one that was played', async () => {
    const { sender } = setUp();
    const first = sender.play(tone(440));
    const second = sender.play(tone(880));
    sender.stop();
    await expect(first).resolves.toEqual({ kind: 'interrupted' });
    await expect(second).resolves.toEqual({ kind: 'interrupted' });
    await expect(sender.play(silence)).resolves.toEqual({ kind: 'interrupted' });
    await expect(sender.sendDigits('1', { toneMs: 100, gapMs: 100 })).resolves.toBe(false);
  });

  it('stops on hold and goes on afterwards with a mark, as late as it is', () => {
    const { clock, sender, sent } = setUp();
    clock.advance(100);
    sender.setSending(false);
    clock.advance(1000);
    expect(sent).toHaveLength(6);
    sender.setSending(true);
    clock.advance(20);
    expect(sent.at(-1)).toMatchObject({ marker: true });
    expect(timestampDelta(sent.at(-1)?.timestamp ?? 0, sent[0]?.timestamp ?? 0)).toBe(56 * 160);
  });

  it('ends with the call: no timer is left', () => {
    const { clock, sender, sent } = setUp();
    sender.stop();
    clock.advance(1000);
    expect(sent).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });
});

describe('the keys that are sent', () => {
  it('follow RFC 4733: one timestamp a key, growing duration, a mark at the start and three ends', async () => {
    const { clock, sender, sent } = setUp();
    clock.advance(19);
    const done = sender.sendDigits('5', { toneMs: 100, gapMs: 60 });
    clock.advance(200);
    await expect(done).resolves.toBe(true);
    const events = sent.filter(({ payloadType }) => payloadType === 101);
    expect(events.map(({ payload }) => [...payload])).toEqual([
      [5, 10, 0, 160],
      [5, 10, 1, 64],
      [5, 10, 1, 224],
      [5, 10, 2, 128],
      [5, 0x8a, 3, 32],
      [5, 0x8a, 3, 32],
      [5, 0x8a, 3, 32],
    ]);
    expect(new Set(events.map(({ timestamp }) => timestamp))).toEqual(
      new Set([((sent[0]?.timestamp ?? 0) + 160) >>> 0]),
    );
    expect(events.map(({ marker }) => marker)).toEqual([true, false, false, false, false, false, false]);
    const steps = sent.slice(1).map((packet, index) => sequenceDelta(packet.sequence, sent[index]?.sequence ?? 0));
    expect(new Set(steps)).toEqual(new Set([1]));
  });

  it('stay one key each when the process is held up or the call is held while one is pressed', () => {
    const { clock, sender, sent } = setUp();
    void sender.sendDigits('77', { toneMs: 200, gapMs: 100 });
    clock.advance(100);
    clock.stall(1000);
    clock.advance(0);
    sender.setSending(false);
    clock.advance(1000);
    sender.setSending(true);
    clock.advance(1000);
    const receiver = createDigitReceiver();
    for (const packet of sent.filter(({ payloadType }) => payloadType === 101)) receiver.accept(packet, packet.atMs);
    expect(receiver.digits.map(({ digit }) => digit)).toEqual(['7', '7']);
  });

  it('leave the time axis of the audio as it was', () => {
    const { clock, sender, sent } = setUp();
    void sender.sendDigits('12', { toneMs: 80, gapMs: 40 });
    clock.advance(1000);
    const audio = sent.filter(({ payloadType }) => payloadType === 8);
    expect(audio).toHaveLength(51 - 8);
    for (const { atMs, timestamp } of audio) {
      expect(timestampDelta(timestamp, audio[0]?.timestamp ?? 0)).toBe((atMs - (audio[0]?.atMs ?? 0)) * 8);
    }
  });

  it('are all received, repeated ones too, even without a gap', () => {
    const { clock, sender, sent } = setUp();
    void sender.sendDigits('4021#', { toneMs: 100, gapMs: 80 });
    void sender.sendDigits('1100*D', { toneMs: 60, gapMs: 0 });
    clock.advance(5000);
    const receiver = createDigitReceiver();
    for (const packet of sent.filter(({ payloadType }) => payloadType === 101)) receiver.accept(packet, packet.atMs);
    expect(receiver.digits.map(({ digit }) => digit).join('')).toBe('4021#1100*D');
    const starts = sent.flatMap(({ payloadType, marker }, index) => (payloadType === 101 && marker ? [index] : []));
    expect(starts.slice(1).map((index) => sent[index - 1]?.payloadType)).toEqual(Array.from({ length: 10 }, () => 8));
    expect(receiver.digits.map(({ durationMs }) => durationMs)).toEqual([
      100, 100, 100, 100, 100, 60, 60, 60, 60, 60, 60,
    ]);
  });

  it('that no telephone has are a defect of whoever asks for them', () => {
    expect(() => setUp().sender.sendDigits('12x', { toneMs: 100, gapMs: 100 })).toThrow('not a key');
    expect(() => setUp().sender.sendDigits('1', { toneMs: 9000, gapMs: 100 })).toThrow('8000 ms');
  });
});

describe('the keys that are received', () => {
  const key = (timestamp: number, bytes: number[], ssrc = 1): RtpPacket => ({
    payloadType: 101,
    marker: false,
    sequence: 1,
    timestamp,
    ssrc,
    payload: Uint8Array.from(bytes),
  });

  it('are known from any of their packets, and late copies of an earlier key are none', () => {
    const receiver = createDigitReceiver();
    receiver.accept(key(1000, [7, 0x8a, 3, 32]), 10);
    receiver.accept(key(3000, [7, 0x0a, 0, 160]), 300);
    receiver.accept(key(1000, [7, 0x8a, 3, 32]), 301);
    expect(receiver.digits).toEqual([
      { digit: '7', atMs: 10, durationMs: 100 },
      { digit: '7', atMs: 300, durationMs: 20 },
    ]);
  });

  it('are not made of flash events or of packets that are cut off', () => {
    const receiver = createDigitReceiver();
    receiver.accept(key(1, [16, 0, 0, 160]), 0);
    receiver.accept(key(2, [5, 0]), 0);
    receiver.accept(key(3, []), 0);
    expect(receiver.digits).toEqual([]);
  });
});
