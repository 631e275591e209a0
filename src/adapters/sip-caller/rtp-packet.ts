export interface RtpPacket {
  payloadType: number;
  marker: boolean;
  sequence: number;
  timestamp: number;
  ssrc: number;
  payload: Uint8Array;
}

/** How much audio one packet carries, and how often one is sent: what every telephone does. */
export const frameMs = 20;

const headerBytes = 12;

export function serialiseRtpPacket(packet: RtpPacket): Buffer {
  const datagram = Buffer.alloc(headerBytes + packet.payload.length);
  datagram[0] = 0x80;
  datagram[1] = (packet.marker ? 0x80 : 0) | packet.payloadType;
  datagram.writeUInt16BE(packet.sequence & 0xffff, 2);
  datagram.writeUInt32BE(packet.timestamp >>> 0, 4);
  datagram.writeUInt32BE(packet.ssrc >>> 0, 8);
  datagram.set(packet.payload, headerBytes);
  return datagram;
}

/** RFC 3550 5.1. Null for what is no RTP, RTCP among it (types 200 to 204 look like a marker and 72 to 76). */
export function parseRtpPacket(datagram: Buffer): RtpPacket | null {
  if (datagram.length < headerBytes) return null;
  const flags = datagram.readUInt8(0);
  const second = datagram.readUInt8(1);
  if (flags >> 6 !== 2 || (second >= 192 && second <= 223)) return null;
  const start = payloadStart(datagram, flags);
  const padding = flags & 0x20 ? datagram.readUInt8(datagram.length - 1) : 0;
  const end = datagram.length - padding;
  if (start === null || start > end) return null;
  return {
    payloadType: second & 0x7f,
    marker: (second & 0x80) !== 0,
    sequence: datagram.readUInt16BE(2),
    timestamp: datagram.readUInt32BE(4),
    ssrc: datagram.readUInt32BE(8),
    payload: datagram.subarray(start, end),
  };
}

function payloadStart(datagram: Buffer, flags: number): number | null {
  const afterSources = headerBytes + (flags & 0x0f) * 4;
  if ((flags & 0x10) === 0) return afterSources;
  if (datagram.length < afterSources + 4) return null;
  return afterSources + 4 + datagram.readUInt16BE(afterSources + 2) * 4;
}

/** Difference of two counters that wrap at 2^16, in the short direction. */
export const sequenceDelta = (later: number, earlier: number): number => ((later - earlier) << 16) >> 16;

/** Difference of two counters that wrap at 2^32, in the short direction. */
export const timestampDelta = (later: number, earlier: number): number => (later - earlier) | 0;
