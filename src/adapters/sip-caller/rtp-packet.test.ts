import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRtpPacket, sequenceDelta, serialiseRtpPacket, timestampDelta } from './rtp-packet.ts';

const packet = {
  payloadType: 101,
  marker: true,
  sequence: 65_535,
  timestamp: 4_000_000_000,
  ssrc: 3_000_000_000,
  payload: Uint8Array.of(1, 2, 3, 4),
};

describe('an RTP packet', () => {
  it('says the same after it was written and read again', () => {
    const read = parseRtpPacket(serialiseRtpPacket(packet));
    expect({ ...read, payload: [...(read?.payload ?? [])] }).toEqual({ ...packet, payload: [1, 2, 3, 4] });
  });

  it('is read past contributing sources, an extension and padding', () => {
    const plain = serialiseRtpPacket(packet);
    const sources = Buffer.alloc(4);
    const extension = Buffer.from([0, 0, 0, 1, 9, 9, 9, 9]);
    const padding = Buffer.from([0, 0, 3]);
    const datagram = Buffer.concat([plain.subarray(0, 12), sources, extension, plain.subarray(12), padding]);
    datagram[0] = 0x80 | 0x20 | 0x10 | 1;
    expect([...(parseRtpPacket(datagram)?.payload ?? [])]).toEqual([1, 2, 3, 4]);
  });

  it('is not a control packet, another version, or one shorter than it says', () => {
    const altered = (at: number, byte: number): Buffer => {
      const datagram = serialiseRtpPacket(packet);
      datagram[at] = byte;
      return datagram;
    };
    expect(parseRtpPacket(altered(1, 200))).toBeNull();
    expect(parseRtpPacket(altered(0, 0x40))).toBeNull();
    expect(parseRtpPacket(altered(0, 0x8f))).toBeNull();
    expect(parseRtpPacket(altered(0, 0xa0).fill(255, 15))).toBeNull();
  });

  it('never throws, whatever bytes came', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => void parseRtpPacket(Buffer.from(bytes))));
  });

  it('counts on over the end of its counters', () => {
    expect(sequenceDelta(2, 65_534)).toBe(4);
    expect(sequenceDelta(65_534, 2)).toBe(-4);
    expect(timestampDelta(160, 2 ** 32 - 160)).toBe(320);
  });
});
