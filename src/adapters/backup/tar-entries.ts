import { type ByteReader, byteReader } from './byte-reader.ts';

const blockBytes = 512;

/** A file, folder or link of a tar stream; its content must be read before the next one is asked for. */
export interface TarEntry {
  kind: 'file' | 'folder' | 'link';
  path: string;
  bytes: number;
  content: AsyncGenerator<Buffer>;
}

/** Reads a tar stream as PostgreSQL writes it: plain headers, names below 100 bytes or with a prefix, no extensions. */
export async function* tarEntries(stream: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const blocks = byteReader(stream);
  for (;;) {
    const header = await blocks.read(blockBytes);
    // Two empty blocks end a tar; PostgreSQL leaves them out.
    if (!header || header.every((byte) => byte === 0)) return;
    const bytes = sizeOf(header);
    const state = { read: bytes === 0 };
    yield { kind: kindOf(header), path: pathOf(header), bytes, content: contentOf(blocks, bytes, state) };
    if (!state.read) throw new Error('the content of a tar entry was not read');
  }
}

async function* contentOf(blocks: ByteReader, bytes: number, state: { read: boolean }): AsyncGenerator<Buffer> {
  for (let left = bytes; left > 0;) {
    const part = await blocks.most(left);
    if (!part) throw new Error('the tar stream was cut off');
    left -= part.length;
    yield part;
  }
  await blocks.read((blockBytes - (bytes % blockBytes)) % blockBytes);
  state.read = true;
}

function kindOf(header: Buffer): TarEntry['kind'] {
  const flag = header.toString('latin1', 156, 157);
  if (flag === '5') return 'folder';
  return flag === '2' ? 'link' : 'file';
}

function pathOf(header: Buffer): string {
  const name = textAt(header, 0, 100);
  const prefix = textAt(header, 345, 155);
  return (prefix ? `${prefix}/${name}` : name).replace(/^\.\//, '').replace(/\/$/, '');
}

/** Octal, or binary with the first bit set where octal does not suffice. */
function sizeOf(header: Buffer): number {
  if ((header[124]! & 0x80) === 0) return Number.parseInt(textAt(header, 124, 12), 8) || 0;
  return Number(header.readBigUInt64BE(128));
}

function textAt(header: Buffer, at: number, length: number): string {
  const end = header.indexOf(0, at);
  return header.toString('utf8', at, end === -1 || end > at + length ? at + length : end).trim();
}
