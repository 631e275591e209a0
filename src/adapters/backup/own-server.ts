import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { forShell, spoolOf } from '../../../tools/parts/postgres-archive.mjs';
import {
  clusterPlace,
  embeddedMajor,
  hasEmbeddedPrograms,
  provideClusterPlace,
  setOwnerPassword,
} from '../../../tools/parts/postgres-cluster.mjs';
import { findPostgres, type PostgresServer, startPostgres } from '../../../tools/parts/postgres-server.mjs';
import { ownFolder } from '../../../tools/parts/run-unprivileged.mjs';
import { BackupFailure } from './backup-failure.ts';
import type { KeptWal, Repository } from './kept-wal.ts';
import { feedWal } from './wal-feeder.ts';

/** PostgreSQL's own programs come with Zvon; these are the clusters that it runs with them. */
export interface OwnServer {
  cluster: string;
  spool: string;
  server: PostgresServer;
}

/** The server of this data folder, while it runs. */
export function findOwnServer(dataDir: string): OwnServer | null {
  if (!hasEmbeddedPrograms()) return null;
  const server = findPostgres(dataDir);
  const place = clusterPlace(dataDir);
  return server ? { cluster: place.cluster, spool: spoolOf(place), server } : null;
}

/** Where a cluster and what belongs to it lie, or would lie. */
export function ownPlace(dataDir: string): { folder: string; cluster: string; spool: string } {
  const place = clusterPlace(dataDir);
  return { folder: place.folder, cluster: place.cluster, spool: spoolOf(place) };
}

/** Where the embedded server hands over its log; null where another server is used. */
export function findSpool(dataDir: string): string | null {
  if (!hasEmbeddedPrograms()) return null;
  const { spool } = ownPlace(dataDir);
  return existsSync(spool) ? spool : null;
}

/** Starts a cluster that is there, and hands over what it writes. */
export const startOwn = (dataDir: string): Promise<PostgresServer> => startPostgres({ dataDir, archive: true });

/** Where a cluster that comes from a backup is to be written before it can be started. */
export function placeForCluster(dataDir: string): { cluster: string; passwordFile: string } {
  return provideClusterPlace(dataDir);
}

/** What was written by this process becomes the server's. */
export function handToServer(dataDir: string): void {
  const place = clusterPlace(dataDir);
  ownFolder(place.way, place.cluster);
}

export interface Recovery {
  /** Null: to the end of what is kept. */
  to: Date | null;
  kept: readonly KeptWal[];
  repository: Repository;
  archive: boolean;
}

/** A restore may have a week of the log to replay. */
const recoveredWithinMs = 6 * 3_600_000;

/** Starts a restored cluster and replays the log; it answers when the moment is reached and belongs to itself from then. */
export async function recover(dataDir: string, recovery: Recovery): Promise<PostgresServer> {
  const place = clusterPlace(dataDir);
  await provideConfiguration(place.cluster);
  await writeFile(join(place.cluster, 'recovery.signal'), '');
  handToServer(dataDir);
  const folder = join(place.folder, 'wal-asked');
  const feeder = feedWal(folder, recovery.kept, recovery.repository, forShell);
  ownFolder(place.way, folder);
  try {
    return await startPostgres({
      dataDir,
      archive: recovery.archive,
      settings: {
        restore_command: feeder.command,
        ...(recovery.to ? { recovery_target_time: asServerReads(recovery.to) } : {}),
        recovery_target_action: 'promote',
        hot_standby: 'off',
      },
      readyWithinMs: recoveredWithinMs,
    });
  } catch (error) {
    throw new BackupFailure(explain(error, feeder.failure()));
  } finally {
    await feeder.stop();
  }
}

/** A server of one's own may keep its configuration elsewhere; what Zvon starts listens on this machine only. */
async function provideConfiguration(cluster: string): Promise<void> {
  for (const [name, text] of [
    ['postgresql.conf', ''],
    ['pg_hba.conf', 'host all all 127.0.0.1/32 scram-sha-256\n'],
    ['pg_ident.conf', ''],
  ] as const) {
    const file = join(cluster, name);
    if (!existsSync(file)) await writeFile(file, text, { mode: 0o600 });
  }
}

/** A cluster of another major version is not for these programs. */
export function refuseOtherMajor(major: number): void {
  const own = embeddedMajor();
  if (major !== own)
    throw new BackupFailure(`The backup is of PostgreSQL ${major}, and the programs here are of ${own}.`);
}

/** So early in its start the server knows no names of time zones, not even Z. */
const asServerReads = (at: Date): string => at.toISOString().replace('T', ' ').replace('Z', '+00');

function explain(error: unknown, unread: string | null): string {
  const said = error instanceof Error ? error.message : String(error);
  if (unread) return `The log of the backup breaks off: ${unread}.`;
  if (said.includes('recovery ended before configured recovery target'))
    return 'The backup ends before that moment: what came after it was not handed over in time.';
  if (said.includes('could not locate required checkpoint record'))
    return 'The first segment of the log that the set needs is not in the backup.';
  return `The restored server cannot be started: ${said}.`;
}

/** Gives the owner the password of this place; the cluster must be stopped and whole. */
export const takeOwnership = (dataDir: string): void => setOwnerPassword(clusterPlace(dataDir));
