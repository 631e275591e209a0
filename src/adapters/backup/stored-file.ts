import { hkdfSync } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import { seal, unseal } from '../recordings/sealed-file.ts';
import { writeWhole } from '../recordings/write-whole.ts';

/** Files of the backup are packed, and sealed where the backup has a passphrase; the name says which. */
export const sealedEnding = '.sealed';

export interface StoredFile {
  name: string;
  bytes: number;
  sha256: string;
}

/** Where to store, and what as: the name that a sealed file is tied to, whatever it is called later. */
export interface StorePlace {
  folder: string;
  name: string;
  key: Buffer | null;
}

/** Writes the file whole or not at all, and says what it is called and what it came to. */
export async function storeFile(at: StorePlace, plain: AsyncIterable<Buffer>): Promise<StoredFile> {
  const { folder, name, key } = at;
  const stored = key ? `${name}${sealedEnding}` : name;
  const packed = through(plain, createGzip({ level: constants.Z_BEST_SPEED }));
  const written = await writeWhole(join(folder, stored), key ? seal(packed, fileKey(key, name)) : packed);
  return { name: stored, bytes: written.bytes, sha256: written.sha256.toString('hex') };
}

/** The plain content again; throws where it is damaged, cut off or sealed with another key or as something else. */
export async function* readStored(path: string, as: Pick<StorePlace, 'name' | 'key'>): AsyncGenerator<Buffer> {
  const packed = isSealed(path) ? (await unseal(path, fileKey(requiredKey(as.key), as.name))).plain() : bytesOf(path);
  yield* through(packed, createGunzip());
}

const isSealed = (path: string): boolean => path.endsWith(sealedEnding);

/** A key for each name: a file that was given another's name does not open. */
const fileKey = (key: Buffer, name: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `zvon backup ${name}`, 32));

function requiredKey(key: Buffer | null): Buffer {
  if (!key) throw new Error('the file is sealed, and there is no passphrase');
  return key;
}

export async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  for await (const part of createReadStream(path)) yield part as Buffer;
}

export async function textOf(content: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** What failed before the transform fails whoever reads behind it. */
async function* through(source: AsyncIterable<Buffer>, transform: Transform): AsyncGenerator<Buffer> {
  const driven = pipeline(source, transform);
  // Told by the reading below, too: here it must only not go unheard.
  driven.catch(() => undefined);
  for await (const part of transform) yield part as Buffer;
  await driven;
}
