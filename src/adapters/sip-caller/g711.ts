/** The two companding laws of ITU-T G.711; samples are linear PCM of 16 bits at 8 kHz. */
export type Codec = 'PCMU' | 'PCMA';

/** Static payload types of RFC 3551. */
export const payloadTypeOf: Readonly<Record<Codec, number>> = { PCMU: 0, PCMA: 8 };

export function encodeG711(codec: Codec, samples: Int16Array): Uint8Array {
  return Uint8Array.from(samples, codec === 'PCMU' ? encodeMuLawSample : encodeALawSample);
}

export function decodeG711(codec: Codec, payload: Uint8Array): Int16Array {
  const table = codec === 'PCMU' ? muLawTable : aLawTable;
  return Int16Array.from(payload, (byte) => table[byte] ?? 0);
}

/** G.711 table 2: 14 bits of magnitude, biased by 33 so that each segment starts at a power of two; all bits inverted. */
function encodeMuLawSample(sample: number): number {
  const negative = sample < 0;
  const magnitude = Math.min(((negative ? ~sample : sample) >> 2) + 33, 0x1fff);
  const segment = 26 - Math.clz32(magnitude);
  const step = (magnitude >> (segment + 1)) & 0x0f;
  return ~((segment << 4) | step | (negative ? 0x80 : 0)) & 0xff;
}

function decodeMuLawByte(byte: number): number {
  const inverted = ~byte & 0xff;
  const segment = (inverted >> 4) & 0x07;
  const magnitude = ((((inverted & 0x0f) << 1) + 33) << segment) - 33;
  return (inverted & 0x80 ? -magnitude : magnitude) * 4;
}

/** G.711 table 1: 12 bits of magnitude, the first two segments share a step; even bits inverted. */
function encodeALawSample(sample: number): number {
  const negative = sample < 0;
  const magnitude = (negative ? ~sample : sample) >> 4;
  const segment = Math.max(0, 28 - Math.clz32(magnitude));
  const step = (segment === 0 ? magnitude : magnitude >> (segment - 1)) & 0x0f;
  return ((segment << 4) | step | (negative ? 0 : 0x80)) ^ 0x55;
}

function decodeALawByte(byte: number): number {
  const plain = byte ^ 0x55;
  const segment = (plain >> 4) & 0x07;
  const step = ((plain & 0x0f) << 1) + 1;
  const magnitude = segment === 0 ? step : (step + 32) << (segment - 1);
  return (plain & 0x80 ? magnitude : -magnitude) * 8;
}

const bytes = Array.from({ length: 256 }, (_, byte) => byte);
const muLawTable = Int16Array.from(bytes, decodeMuLawByte);
const aLawTable = Int16Array.from(bytes, decodeALawByte);
