import { type FileHandle, open } from 'node:fs/promises';

/** One mono PCM16 file, read a part at a time. */
export interface MonoFile {
  rate: number;
  frames: number;
  /** The samples of these frames as they lie in the file; beyond its end there are none. */
  read(from: number, frames: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Null when there is no such file, or it is something else. */
export async function openMono(path: string): Promise<MonoFile | null> {
  const file = await openOrNothing(path);
  const found = file && (await findSamples(file));
  if (!found) {
    await file?.close();
    return null;
  }
  const { rate, begins, bytes } = found;
  const all = bytes >> 1;
  return {
    rate,
    frames: all,
    read: (from, frames) => readAt(file, begins + from * 2, Math.max(0, Math.min(frames, all - from)) * 2),
    close: () => file.close(),
  };
}

async function openOrNothing(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

interface Samples {
  rate: number;
  begins: number;
  bytes: number;
}

/** By the file's chunks: recorders put others before the data. */
async function findSamples(file: FileHandle): Promise<Samples | null> {
  const { size } = await file.stat();
  const head = await readAt(file, 0, 12);
  if (size < 44 || head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8) !== 'WAVE') return null;
  let rate = 0;
  for (let at = 12; at + 8 <= size;) {
    const chunk = await readAt(file, at, 24);
    const kind = chunk.toString('latin1', 0, 4);
    const bytes = chunk.readUInt32LE(4);
    if (kind === 'fmt ') {
      if (!isMonoPcm16(chunk)) return null;
      rate = chunk.readUInt32LE(12);
    }
    // A recorder that was cut off has not written the size yet: what is there counts.
    if (kind === 'data')
      return rate === 0 ? null : { rate, begins: at + 8, bytes: Math.min(bytes || size, size - at - 8) };
    at += 8 + bytes + (bytes % 2);
  }
  return null;
}

const isMonoPcm16 = (format: Buffer): boolean =>
  format.length === 24 &&
  format.readUInt16LE(8) === 1 &&
  format.readUInt16LE(10) === 1 &&
  format.readUInt16LE(22) === 16;

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  return bytes.subarray(0, bytesRead);
}
