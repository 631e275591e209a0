type ParsedWav = { kind: 'wav'; sampleRateHz: number; samples: Int16Array } | { kind: 'unreadable'; reason: string };

const pcm = 1;
const extensible = 0xfffe;

/** Reads mono PCM of 16 bits. A data chunk that announces more than there is (written to a pipe) ends with the file. */
export function parseWav(file: Buffer): ParsedWav {
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') {
    return { kind: 'unreadable', reason: 'not a RIFF/WAVE file' };
  }
  const chunks = chunksOf(file);
  const format = chunks.get('fmt ');
  const data = chunks.get('data');
  if (format === undefined || format.length < 16) return { kind: 'unreadable', reason: 'no format chunk' };
  if (data === undefined) return { kind: 'unreadable', reason: 'no data chunk' };
  const rate = format.readUInt32LE(4);
  const encoding = format.readUInt16LE(0);
  if (encoding !== pcm && encoding !== extensible) return { kind: 'unreadable', reason: 'not linear PCM' };
  if (format.readUInt16LE(2) !== 1) return { kind: 'unreadable', reason: 'not mono' };
  if (format.readUInt16LE(14) !== 16) return { kind: 'unreadable', reason: 'not 16 bits a sample' };
  if (rate < 8000 || rate > 48_000) return { kind: 'unreadable', reason: 'not sampled at 8 to 48 kHz' };
  const samples = Int16Array.from({ length: data.length >> 1 }, (_, index) => data.readInt16LE(index * 2));
  return { kind: 'wav', sampleRateHz: rate, samples };
}

function chunksOf(file: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 12; at + 8 <= file.length;) {
    const name = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    if (!chunks.has(name)) chunks.set(name, file.subarray(at + 8, at + 8 + length));
    // Chunks start at even positions.
    at += 8 + length + (length % 2);
  }
  return chunks;
}
