import { randomInt } from 'node:crypto';
import type { AudioSource } from './audio-source.ts';
import type { CancelTimer, Clock } from './clock.ts';
import { createDigitQueue, type KeyFrame } from './digit-queue.ts';
import { encodeG711, payloadTypeOf, type Codec } from './g711.ts';
import { frameMs, serialiseRtpPacket, timestampDelta } from './rtp-packet.ts';
import { eventPayload } from './telephone-event.ts';
import { samplesPerMs } from './tone.ts';

const frameSamples = frameMs * samplesPerMs;
/** What is sent at once after this process was held up; what is later than that was never spoken, as with a real microphone. */
const catchUpFrames = 10;

/** What the other side's SDP allows; null event type: it takes no telephone events. */
interface RtpFormat {
  codec: Codec;
  eventPayloadType: number | null;
}

export type PlayOutcome = { kind: 'played' } | { kind: 'interrupted' };

export interface RtpSender {
  /** Begins the 20 ms clock; a second call only changes the format. */
  start(format: RtpFormat): void;
  play(source: AudioSource): Promise<PlayOutcome>;
  /** Resolves true when the last key was released, false when the call ended before. */
  sendDigits(digits: string, timing: { toneMs: number; gapMs: number }): Promise<boolean>;
  /** On hold time goes on but nothing is sent. */
  setSending(sending: boolean): void;
  stop(): void;
}

interface Playing {
  source: AudioSource;
  position: number;
  finish(outcome: PlayOutcome): void;
}

interface Stream {
  format: RtpFormat;
  startedAtMs: number;
  framesDue: number;
  sequence: number;
  timestamp: number;
  ssrc: number;
  /** The next packet of audio carries the marker. */
  fresh: boolean;
  /** Timestamp of the key that is pressed, or was last. */
  keyTimestamp: number;
}

export function createRtpSender(clock: Clock, initial: AudioSource, send: (datagram: Buffer) => void): RtpSender {
  const digits = createDigitQueue();
  let playing: Playing = { source: initial, position: 0, finish: () => undefined };
  let stream: Stream | null = null;
  let sending = true;
  let stopped = false;
  let cancelTick: CancelTimer = () => undefined;

  /** Every tick is timed from the first one, never from the one before: lateness does not add up. */
  const tick = (running: Stream): void => {
    const due = Math.floor((clock.nowMs() - running.startedAtMs) / frameMs) + 1;
    const missed = Math.max(0, due - running.framesDue - catchUpFrames);
    if (missed > 0) skipFrames(running, playing, missed);
    while (running.framesDue < due) {
      if (sending) sendFrame(running, playing, digits.next(), send);
      skipFrames(running, playing, 1);
    }
    cancelTick = clock.after(running.startedAtMs + running.framesDue * frameMs - clock.nowMs(), () => tick(running));
  };

  return {
    start(format) {
      if (stopped) return;
      if (stream !== null) {
        stream.format = format;
        return;
      }
      stream = beginStream(format, clock.nowMs());
      tick(stream);
    },
    play(source) {
      if (stopped) return Promise.resolve({ kind: 'interrupted' });
      playing.finish({ kind: 'interrupted' });
      return new Promise((resolve) => {
        playing = { source, position: 0, finish: resolve };
      });
    },
    sendDigits: (text, timing) => (stopped ? Promise.resolve(false) : digits.add(text, timing)),
    setSending(allowed) {
      sending = allowed;
      // RFC 3551 4.1: the first packet after a silence carries the marker.
      if (!allowed && stream !== null) stream.fresh = true;
    },
    stop() {
      stopped = true;
      cancelTick();
      digits.abandon();
      playing.finish({ kind: 'interrupted' });
    },
  };
}

/** RFC 3550 5.1: the counters begin at random. */
function beginStream(format: RtpFormat, startedAtMs: number): Stream {
  return {
    format,
    startedAtMs,
    framesDue: 0,
    sequence: randomInt(0x1_0000),
    timestamp: randomInt(0x1_0000_0000),
    ssrc: randomInt(0x1_0000_0000),
    fresh: true,
    keyTimestamp: 0,
  };
}

function skipFrames(stream: Stream, playing: Playing, frames: number): void {
  stream.framesDue += frames;
  stream.timestamp = (stream.timestamp + frames * frameSamples) >>> 0;
  playing.position += frames * frameSamples;
  const { durationMs } = playing.source;
  if (durationMs !== null && playing.position >= durationMs * samplesPerMs) playing.finish({ kind: 'played' });
}

function sendFrame(stream: Stream, playing: Playing, key: KeyFrame | null, send: (datagram: Buffer) => void): void {
  const { codec, eventPayloadType } = stream.format;
  const { ssrc } = stream;
  const emit = (payloadType: number, marker: boolean, timestamp: number, payload: Uint8Array): void => {
    send(serialiseRtpPacket({ payloadType, marker, sequence: stream.sequence, timestamp, ssrc, payload }));
    stream.sequence = (stream.sequence + 1) & 0xffff;
  };
  if (key !== null && eventPayloadType !== null) {
    // RFC 4733 2.5.1: all packets of a key carry the timestamp of its beginning; the last is sent three times.
    if (key.frame === 0) stream.keyTimestamp = stream.timestamp;
    const last = key.frame === key.frames - 1;
    const elapsed = timestampDelta(stream.timestamp, stream.keyTimestamp) + frameSamples;
    const payload = eventPayload(key.event, Math.min(elapsed, 0xffff), last);
    for (let copy = 0; copy < (last ? 3 : 1); copy += 1)
      emit(eventPayloadType, key.frame === 0 && copy === 0, stream.keyTimestamp, payload);
  } else {
    const { source, position } = playing;
    const samples = Int16Array.from({ length: frameSamples }, (_, index) => source.sampleAt(position + index));
    emit(payloadTypeOf[codec], stream.fresh, stream.timestamp, encodeG711(codec, samples));
  }
  stream.fresh = false;
}
