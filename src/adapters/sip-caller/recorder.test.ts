import { describe, expect, it } from 'vitest';
import { createRecorder, type Recorder } from './recorder.ts';
import type { RtpPacket } from './rtp-packet.ts';

/** 20 ms of a constant, so that a place on the axis can be read from its value. */
const frame = (value: number): Int16Array => new Int16Array(160).fill(value);

const packet = (sequence: number, timestamp: number, ssrc = 1): RtpPacket => ({
  payloadType: 8,
  marker: false,
  sequence: sequence & 0xffff,
  timestamp: timestamp >>> 0,
  ssrc,
  payload: new Uint8Array(160),
});

const at = (recorder: Recorder, ms: number): number => recorder.samples({ fromMs: ms, toMs: ms + 1 })[0] ?? NaN;

function answered(startedAtMs = 1000, answeredAtMs = 1500): Recorder {
  const recorder = createRecorder(startedAtMs, 60_000);
  recorder.markAnswered(answeredAtMs);
  return recorder;
}

describe('what was heard', () => {
  it('stands on an axis whose zero is the answer, early media before it', () => {
    const recorder = createRecorder(1000, 60_000);
    recorder.accept(packet(1, 0), frame(111), 1200);
    recorder.markAnswered(1500);
    recorder.accept(packet(2, 2400), frame(222), 1500);
    expect(at(recorder, -300)).toBe(111);
    expect(at(recorder, 0)).toBe(222);
    expect(at(recorder, 20)).toBe(0);
    expect(recorder.elapsedMs(1700)).toBe(200);
  });

  it('keeps the time of the sender when packets come late or in a bunch', () => {
    const recorder = answered();
    recorder.accept(packet(65_535, -160), frame(1), 2000);
    for (let index = 0; index < 100; index += 1) recorder.accept(packet(index, index * 160), frame(index + 2), 5000);
    expect(at(recorder, 500 + 20 * 100)).toBe(101);
  });

  it('has zeros where packets were lost and puts late ones into their place', () => {
    const recorder = answered();
    recorder.accept(packet(1, 160), frame(1), 1500);
    recorder.accept(packet(4, 640), frame(4), 1560);
    expect(recorder.packetsLost).toBe(2);
    recorder.accept(packet(3, 480), frame(3), 1565);
    expect([0, 20, 40, 60].map((ms) => at(recorder, ms))).toEqual([1, 0, 3, 4]);
    expect(recorder).toMatchObject({ packets: 3, packetsLost: 1 });
  });

  it('goes by the clock when the sender begins a new stream or jumps in time', () => {
    const recorder = answered();
    recorder.accept(packet(1, 160), frame(1), 1500);
    recorder.accept(packet(900, 77_777, 2), frame(2), 1600);
    recorder.accept(packet(901, 9_000_000, 2), frame(3), 1700);
    expect([0, 100, 200].map((ms) => at(recorder, ms))).toEqual([1, 2, 3]);
  });

  it('counts the gaps between packets and remembers where they were', () => {
    const recorder = answered();
    for (const atMs of [1500, 1520, 1900, 1920]) recorder.accept(packet(atMs / 20, atMs * 8), frame(1), atMs);
    expect(recorder.gapMsMax).toBe(380);
    expect(recorder.gaps).toEqual([{ fromMs: 20, toMs: 400 }]);
  });

  it('is kept up to its limit and no further, whatever the sender claims', () => {
    const recorder = createRecorder(0, 15_000);
    for (let index = 0; index < 1000; index += 1) recorder.accept(packet(index, index * 160), frame(7), index * 20);
    expect(at(recorder, 14_900)).toBe(7);
    expect(at(recorder, 15_100)).toBe(0);
    expect(recorder.packets).toBe(1000);
  });

  it('is silent outside of everything that came', () => {
    const recorder = answered();
    expect(recorder.rms({ fromMs: -99_999, toMs: -99_000 })).toBe(0);
    expect(recorder.rms({ fromMs: 1e6, toMs: 1e6 + 100 })).toBe(0);
    expect(recorder.levelDb(440, { fromMs: 100, toMs: 50 })).toBe(-120);
  });
});
