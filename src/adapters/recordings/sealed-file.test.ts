import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seal, unseal } from './sealed-file.ts';

const key = Buffer.alloc(32, 7);
const folder = mkdtempSync(join(tmpdir(), 'zvon-sealed-'));
const chunkOnDisk = 65_536 + 16;

async function* inPieces(plain: Buffer, bytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < plain.length; at += bytes) yield plain.subarray(at, at + bytes);
}

async function joined(parts: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

const sealed = (plain: Buffer, pieceBytes = 10_000): Promise<Buffer> => joined(seal(inPieces(plain, pieceBytes), key));

function onDisk(content: Buffer): string {
  const path = join(folder, `${Math.random()}.zvonrec`);
  writeFileSync(path, content);
  return path;
}

test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])(
  '%d bytes open to what was sealed, in whatever pieces they came',
  async (size) => {
    const plain = Buffer.from(Uint8Array.from({ length: size }, (_, nth) => nth % 251));
    for (const pieceBytes of [999, 65_536, 300_000]) {
      const { bytes, plain: opened } = await unseal(onDisk(await sealed(plain, pieceBytes)), key);
      expect(bytes).toBe(size);
      expect((await joined(opened())).equals(plain)).toBe(true);
    }
  },
);

test('what was cut off, at a chunk too, or is opened with another key is refused before anything is given out', async () => {
  const whole = await sealed(Buffer.alloc(150_000, 5));
  for (const bytes of [0, 10, 16, 20, 16 + 2 * chunkOnDisk, whole.length - 1])
    await expect(unseal(onDisk(whole.subarray(0, bytes)), key), `cut at ${bytes}`).rejects.toThrow();
  await expect(unseal(onDisk(whole), Buffer.alloc(32, 8))).rejects.toThrow();
  await expect(unseal(onDisk(Buffer.from('something else, but long enough for a head')), key)).rejects.toThrow(
    'not a sealed recording',
  );
});

test('a flipped bit is refused where it is, and chunks cannot change places', async () => {
  const whole = await sealed(Buffer.alloc(200_000, 5));
  const flipped = Buffer.from(whole);
  flipped.writeUInt8(flipped.readUInt8(70_000) ^ 1, 70_000);
  const [first, second] = [16, 16 + chunkOnDisk].map((at) => whole.subarray(at, at + chunkOnDisk));
  const swapped = Buffer.concat([whole.subarray(0, 16), second!, first!, whole.subarray(16 + 2 * chunkOnDisk)]);
  for (const changed of [flipped, swapped]) {
    const { plain } = await unseal(onDisk(changed), key);
    await expect(joined(plain())).rejects.toThrow();
  }
});

test('what an earlier Zvon sealed, all of it in memory, is opened', async () => {
  const earlier = 'WlZPTlJFQzGYynbbNgLeGWUJeXz6uiFQ2Q3txobQnhBk5oU+2e0uEKr4fwA0axozLwtur0+gHvtq';
  const { plain } = await unseal(onDisk(Buffer.from(earlier, 'base64')), key);
  expect((await joined(plain())).toString()).toBe('sealed by an earlier Zvon');
});
