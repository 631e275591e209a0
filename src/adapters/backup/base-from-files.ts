import type pg from 'pg';
import { type Base, type BaseEnds, type BaseEntry, textAsContent } from './base-entry.ts';
import { clusterFiles } from './cluster-files.ts';

/**
 * Copies the files of a running server on this machine. The connection has to stay: with it the server forgets that a
 * backup is under way, and what was copied is none.
 */
export function baseFromFiles(connection: pg.Client, cluster: string): Base {
  let ends: BaseEnds | null = null;
  return {
    entries: copied(connection, cluster, (found) => (ends = found)),
    ends: () => {
      if (!ends) throw new Error('the base was not read to its end');
      return ends;
    },
  };
}

async function* copied(
  connection: pg.Client,
  cluster: string,
  tell: (ends: BaseEnds) => void,
): AsyncGenerator<BaseEntry> {
  const first = await connection.query<{ segment: string }>(
    "select pg_walfile_name(pg_backup_start('zvon', fast => true)) as segment",
  );
  yield* clusterFiles(cluster);
  // Waits until the server has handed the last segment over.
  const last = await connection.query<{ segment: string; labelfile: string; spcmapfile: string }>(
    'select pg_walfile_name(lsn) as segment, labelfile, spcmapfile from pg_backup_stop()',
  );
  const { segment, labelfile } = last.rows[0]!;
  yield { kind: 'file', path: 'backup_label', content: textAsContent(labelfile) };
  tell({ firstSegment: first.rows[0]!.segment, lastSegment: segment });
}
