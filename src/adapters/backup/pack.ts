import { createHash } from 'node:crypto';
import type { BaseEntry } from './base-entry.ts';
import { type ByteReader, byteReader } from './byte-reader.ts';

export interface PackedFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** What lies in a pack, in its order: without it the pack is one long row of bytes. */
export interface PackList {
  folders: string[];
  files: PackedFile[];
}

/** A damaged or wrong file of a pack, by its name. */
export class DamagedFile extends Error {}

/** All files as one stream; the list is filled as they pass. */
export async function* pack(entries: AsyncIterable<BaseEntry>, list: PackList): AsyncGenerator<Buffer> {
  for await (const entry of entries) {
    if (entry.kind === 'folder') list.folders.push(entry.path);
    else {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const part of entry.content) {
        hash.update(part);
        bytes += part.length;
        yield part;
      }
      list.files.push({ path: entry.path, bytes, sha256: hash.digest('hex') });
    }
  }
}

/** The entries of a pack again; throws at the first file that is not what the list says. */
export async function* unpack(plain: AsyncIterable<Buffer>, list: PackList): AsyncGenerator<BaseEntry> {
  for (const path of list.folders) yield { kind: 'folder', path };
  const reader = byteReader(plain);
  for (const file of list.files) {
    const state = { read: false };
    yield { kind: 'file', path: file.path, content: proved(reader, file, state) };
    if (!state.read) throw new Error('the content of an entry was not read');
  }
}

async function* proved(reader: ByteReader, file: PackedFile, state: { read: boolean }): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for (let left = file.bytes; left > 0;) {
    const part = await reader.most(left);
    if (!part) throw new DamagedFile(`${file.path} is cut off`);
    hash.update(part);
    left -= part.length;
    yield part;
  }
  if (hash.digest('hex') !== file.sha256) throw new DamagedFile(`${file.path} was changed`);
  state.read = true;
}
