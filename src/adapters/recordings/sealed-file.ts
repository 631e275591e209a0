import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { inChunks } from './in-chunks.ts';

/**
 * A file sealed in chunks with AES-256-GCM, so that it is written and read a chunk at a time, any part can be opened
 * without the rest, and a flipped bit is refused. Layout: 8 bytes magic, 8 bytes random prefix, then chunks of
 * ciphertext and 16 bytes of tag. The nonce is prefix and chunk number; the last chunk is marked in its additional
 * data, so a cut-off file is noticed.
 */
const magic = Buffer.from('ZVONREC1');
const chunkBytes = 65_536;
const tagBytes = 16;
const headBytes = 16;
const sealedBytes = chunkBytes + tagBytes;

/** The sealed file, piece by piece as the plain one comes. */
export async function* seal(plain: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  const prefix = randomBytes(8);
  yield Buffer.concat([magic, prefix]);
  let nth = 0;
  // One chunk behind: only the end says which was the last.
  let waiting: Buffer = Buffer.alloc(0);
  for await (const chunk of inChunks(plain, chunkBytes)) {
    if (nth > 0) yield sealChunk(waiting, key, { prefix, nth: nth - 1, isLast: false });
    waiting = chunk;
    nth += 1;
  }
  yield sealChunk(waiting, key, { prefix, nth: Math.max(0, nth - 1), isLast: true });
}

interface SealedFile {
  /** Of what was sealed. */
  bytes: number;
  plain(): AsyncGenerator<Buffer>;
}

/**
 * Opens a sealed file, to be read a chunk at a time. Throws when the key is not the one or the file was cut off, before
 * anything is given out; what was changed in the middle throws when it is reached.
 */
export async function unseal(path: string, key: Buffer): Promise<SealedFile> {
  const shape = await withFile(path, async (file) => {
    const found = await shapeOf(file);
    await openChunk(file, key, { ...found, nth: found.chunks - 1 });
    return found;
  });
  return {
    bytes: shape.bodyBytes - shape.chunks * tagBytes,
    plain: async function* () {
      const file = await open(path, 'r');
      try {
        for (let nth = 0; nth < shape.chunks; nth += 1) yield await openChunk(file, key, { ...shape, nth });
      } finally {
        await file.close();
      }
    },
  };
}

interface Shape {
  prefix: Buffer;
  bodyBytes: number;
  chunks: number;
}

async function shapeOf(file: FileHandle): Promise<Shape> {
  const head = await readAt(file, 0, headBytes);
  if (!head.subarray(0, magic.length).equals(magic)) throw new Error('not a sealed recording');
  const bodyBytes = (await file.stat()).size - headBytes;
  return { prefix: head.subarray(magic.length), bodyBytes, chunks: Math.max(1, Math.ceil(bodyBytes / sealedBytes)) };
}

function sealChunk(plain: Buffer, key: Buffer, at: { prefix: Buffer; nth: number; isLast: boolean }): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(at.prefix, at.nth));
  cipher.setAAD(placeOf(at.nth, at.isLast));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

async function openChunk(file: FileHandle, key: Buffer, at: Shape & { nth: number }): Promise<Buffer> {
  const { prefix, bodyBytes, chunks, nth } = at;
  const begins = nth * sealedBytes;
  const chunk = await readAt(file, headBytes + begins, Math.min(sealedBytes, bodyBytes - begins));
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(prefix, nth));
  decipher.setAAD(placeOf(nth, nth === chunks - 1));
  decipher.setAuthTag(chunk.subarray(-tagBytes));
  return Buffer.concat([decipher.update(chunk.subarray(0, -tagBytes)), decipher.final()]);
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead < length) throw new Error('a sealed recording was cut off');
  return bytes;
}

async function withFile<T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

function nonceOf(prefix: Buffer, nth: number): Buffer {
  const nonce = Buffer.alloc(12);
  prefix.copy(nonce);
  nonce.writeUInt32BE(nth, 8);
  return nonce;
}

function placeOf(nth: number, last: boolean): Buffer {
  const place = Buffer.alloc(5);
  place.writeUInt32BE(nth);
  place.writeUInt8(last ? 1 : 0, 4);
  return place;
}

/** The tenant's own key: without it the tenant's recordings are noise. */
export const tenantKey = (master: Buffer, tenantId: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `zvon recordings ${tenantId}`, 32));

/** A file's key, wrapped by the tenant's: nonce, ciphertext, tag. */
export function wrapKey(fileKey: Buffer, wrapping: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce);
  return Buffer.concat([nonce, cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
}

export function unwrapKey(wrapped: Buffer, wrapping: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', wrapping, wrapped.subarray(0, 12));
  decipher.setAuthTag(wrapped.subarray(wrapped.length - tagBytes));
  return Buffer.concat([decipher.update(wrapped.subarray(12, wrapped.length - tagBytes)), decipher.final()]);
}
