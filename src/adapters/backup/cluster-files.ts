import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BaseEntry } from './base-entry.ts';

/** Folders whose content belongs to the running server and would mislead another. */
const emptied = [
  ...['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots'],
  ...['pg_stat_tmp', 'pg_subtrans'],
];
const leftOut =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|(standby|recovery)\.signal|.*\.tmp|pgsql_tmp.*|pg_internal\.init.*|t\d+_\d+(_\w+)?(\.\d+)?)$/;
/** Last, so that what it says of the others is not older than they are. */
const lastOfAll = 'global/pg_control';

/** The files of a data directory whose server runs, between the start and the stop of a backup. */
export async function* clusterFiles(cluster: string): AsyncGenerator<BaseEntry> {
  yield* below(cluster, '');
  yield fileEntry(cluster, lastOfAll);
}

async function* below(cluster: string, folder: string): AsyncGenerator<BaseEntry> {
  for await (const { name, isFolder } of sorted(join(cluster, folder))) {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (leftOut.test(name) || path === lastOfAll) continue;
    if (!isFolder) yield fileEntry(cluster, path);
    else {
      yield { kind: 'folder', path };
      // The server itself makes what it needs below.
      if (emptied.includes(path)) yield* neededBelow(path);
      else yield* below(cluster, path);
    }
  }
}

async function* neededBelow(path: string): AsyncGenerator<BaseEntry> {
  if (path === 'pg_wal')
    for (const part of ['archive_status', 'summaries']) yield { kind: 'folder', path: `pg_wal/${part}` };
}

async function* sorted(folder: string): AsyncGenerator<{ name: string; isFolder: boolean }> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1)))
    yield { name: entry.name, isFolder: entry.isDirectory() };
}

const fileEntry = (cluster: string, path: string): BaseEntry => ({
  kind: 'file',
  path,
  content: contentOf(join(cluster, path)),
});

/** A table may be dropped or cut while it is read: the log that is replayed drops or cuts it again. */
async function* contentOf(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const part of createReadStream(path)) yield part as Buffer;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
