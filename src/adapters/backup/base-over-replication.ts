import pg from 'pg';
import type { Base, BaseEnds, BaseEntry } from './base-entry.ts';
import { copyStream } from './copy-stream.ts';
import { type TarEntry, tarEntries } from './tar-entries.ts';

/**
 * Asks a server for its files over the replication protocol, with the part of the log that makes them consistent. What
 * that server writes afterwards is in its own archive, if it has one.
 */
export function baseOverReplication(url: string): Base {
  let ends: BaseEnds | null = null;
  return {
    entries: received(url, (found) => (ends = found)),
    ends: () => {
      if (!ends) throw new Error('the base was not read to its end');
      return ends;
    },
  };
}

const walFile = /^pg_wal\/([0-9A-F]{24})$/;

async function* received(url: string, tell: (ends: BaseEnds) => void): AsyncGenerator<BaseEntry> {
  const client = new pg.Client({ connectionString: url, replication: 'true' } as pg.ClientConfig);
  await client.connect();
  const segments: string[] = [];
  try {
    const command = "BASE_BACKUP (LABEL 'zvon', CHECKPOINT 'fast', WAL true, MANIFEST 'no')";
    for await (const entry of tarEntries(archiveParts(copyStream(client, command)))) {
      const segment = walFile.exec(entry.path)?.[1];
      if (segment) segments.push(segment);
      yield asEntry(entry);
    }
  } finally {
    await client.end();
  }
  const [firstSegment = '', ...rest] = segments.toSorted();
  tell({ firstSegment, lastSegment: rest.at(-1) ?? firstSegment });
}

function asEntry({ kind, path, content }: TarEntry): BaseEntry {
  if (kind === 'link') throw new Error(`${path} is a link, which a backup by Zvon does not follow`);
  return kind === 'folder' ? { kind, path } : { kind, path, content };
}

/** Each message says what it is: the beginning of an archive, its data, or how far it got. */
async function* archiveParts(messages: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const message of messages) {
    if (message[0] === 'd'.charCodeAt(0)) yield message.subarray(1);
  }
}
