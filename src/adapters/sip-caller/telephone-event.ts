import assert from 'node:assert/strict';
import { timestampDelta, type RtpPacket } from './rtp-packet.ts';
import { samplesPerMs } from './tone.ts';

/** Events 0 to 15 of RFC 4733 in their order. */
const keys = '0123456789*#ABCD';

/** A key that the other side pressed; times are those of the call. */
export interface ReceivedDigit {
  digit: string;
  atMs: number;
  durationMs: number;
}

export function eventOf(digit: string): number {
  const event = keys.indexOf(digit.toUpperCase());
  assert(digit.length === 1 && event >= 0, `not a key of a telephone: ${digit}`);
  return event;
}

/** RFC 4733 2.3: event, end bit, volume (-10 dBm0) and the duration up to now in units of the timestamp. */
export function eventPayload(event: number, durationSamples: number, end: boolean): Uint8Array {
  return Uint8Array.of(event, (end ? 0x80 : 0) | 10, (durationSamples >> 8) & 0xff, durationSamples & 0xff);
}

export interface DigitReceiver {
  readonly digits: readonly ReceivedDigit[];
  accept(packet: RtpPacket, atMs: number): void;
}

/**
 * All packets of one key carry the timestamp of its beginning; so a new timestamp is a new key, even if it is the
 * same one again, and a key is known from whichever of its packets arrives.
 */
export function createDigitReceiver(): DigitReceiver {
  const digits: ReceivedDigit[] = [];
  let current: { ssrc: number; timestamp: number; digit: ReceivedDigit } | null = null;
  return {
    digits,
    accept(packet, atMs) {
      const key = keys[packet.payload[0] ?? keys.length];
      if (packet.payload.length < 4 || key === undefined) return;
      const age = current?.ssrc === packet.ssrc ? timestampDelta(packet.timestamp, current.timestamp) : null;
      if (age !== null && age < 0) return;
      if (current === null || age !== 0) {
        current = { ssrc: packet.ssrc, timestamp: packet.timestamp, digit: { digit: key, atMs, durationMs: 0 } };
        digits.push(current.digit);
      }
      const durationMs = (((packet.payload[2] ?? 0) << 8) | (packet.payload[3] ?? 0)) / samplesPerMs;
      current.digit.durationMs = Math.max(current.digit.durationMs, durationMs);
    },
  };
}
