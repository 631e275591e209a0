import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * What a data directory is made of, one after the other. The content of a file has to be read before the next entry is
 * asked for: both may come over one connection.
 */
export type BaseEntry =
  { kind: 'folder'; path: string } | { kind: 'file'; path: string; content: AsyncIterable<Buffer> };

/** Which part of the log a base needs to be consistent, by the names of its first and last segment. */
export interface BaseEnds {
  firstSegment: string;
  lastSegment: string;
}

/** A base that is being taken; `ends` is known when the last entry was read. */
export interface Base {
  entries: AsyncIterable<BaseEntry>;
  ends(): BaseEnds;
}

/** Writes a data directory that PostgreSQL accepts: for its owner alone. */
export async function writeEntries(entries: AsyncIterable<BaseEntry>, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for await (const entry of entries) {
    const path = join(folder, entry.path);
    if (entry.kind === 'folder') await mkdir(path, { recursive: true, mode: 0o700 });
    else {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await pipeline(entry.content, createWriteStream(path, { mode: 0o600 }));
    }
  }
}

export async function* textAsContent(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}
