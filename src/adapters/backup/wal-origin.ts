import { isSegment, type KeptWal, readWal, type Repository } from './kept-wal.ts';

/** In the head of a segment's first page, where PostgreSQL writes which database system it is of. */
const identifierAt = 24;
const identifierEnds = 32;

/** The database system that wrote a segment: every initdb makes another, and a copy or a restored one keeps it. */
export async function originOf(segment: AsyncIterable<Buffer>): Promise<string | null> {
  let head: Buffer = Buffer.alloc(0);
  for await (const part of segment) {
    head = Buffer.concat([head, part]);
    if (head.length >= identifierEnds) return head.readBigUInt64LE(identifierAt).toString();
  }
  return null;
}

/** Whose log is kept; null while there is none. */
export async function originOfKept(repository: Repository, kept: readonly KeptWal[]): Promise<string | null> {
  for (const segment of kept.filter(({ name }) => isSegment(name)).toReversed()) {
    // One that cannot be read says nothing, and is no reason to keep nothing more: its neighbour knows.
    const origin = await originOf(readWal(repository, segment)).catch(() => null);
    if (origin) return origin;
  }
  return null;
}
