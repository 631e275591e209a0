import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file as its parts come, on the disk before it has its name: whoever finds it finds all of it. What a crash
 * leaves has another name, is never looked at and written over by the next try.
 */
export async function writeWhole(
  path: string,
  parts: AsyncIterable<Buffer>,
): Promise<{ bytes: number; sha256: Buffer }> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const half = `${path}.part`;
  try {
    const written = await writeParts(half, parts);
    await rename(half, path);
    return written;
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

async function writeParts(path: string, parts: AsyncIterable<Buffer>): Promise<{ bytes: number; sha256: Buffer }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'w', 0o600);
  try {
    for await (const part of parts) {
      await file.writeFile(part);
      hash.update(part);
      bytes += part.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest() };
}
