import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { clusterPlace } from '../../../tools/parts/postgres-cluster.mjs';
import { type PostgresServer, startPostgres } from '../../../tools/parts/postgres-server.mjs';
import { ownFolder } from '../../../tools/parts/run-unprivileged.mjs';
import { BackupFailure } from './backup-failure.ts';
import { type Base, writeEntries } from './base-entry.ts';
import { baseFromFiles } from './base-from-files.ts';
import { baseOverReplication } from './base-over-replication.ts';
import { handToServer, placeForCluster } from './own-server.ts';

export interface Primary {
  url: string;
  /** Its data directory, where that lies on this machine. */
  cluster: string | null;
}

/** The primary keeps for the standby what it has not fetched yet. */
export async function reserveSlot(primary: pg.Client, slot: string): Promise<void> {
  await primary.query('select pg_create_physical_replication_slot($1, true)', [slot]);
}

/** Whether the primary still has all that a standby lacks: it does not fill its disk for one that never comes back. */
export async function isSlotKept(primary: pg.Client, slot: string): Promise<boolean> {
  const { rows } = await primary.query<{ kept: boolean }>(
    "select wal_status in ('reserved', 'extended') as kept from pg_replication_slots where slot_name = $1",
    [slot],
  );
  return rows[0]?.kept === true;
}

export async function dropSlot(primary: pg.Client, slot: string): Promise<void> {
  const end = performance.now() + releasedWithinMs;
  for (;;) {
    const { rows } = await primary.query<{ active: boolean }>(
      'select active from pg_replication_slots where slot_name = $1',
      [slot],
    );
    if (rows.length === 0) return;
    if (!rows[0]!.active) return void (await primary.query('select pg_drop_replication_slot($1)', [slot]));
    if (performance.now() > end) throw new BackupFailure(`A standby still follows by the slot ${slot}: stop it first.`);
    await delay(100);
  }
}

/** Of a standby that has just ended, the server hears in a moment. */
const releasedWithinMs = 10_000;

/**
 * Copies a running server into an empty place, by the same code that a backup is taken with. The copy has its name when it
 * is whole: one that was cut short is no standby, and never started.
 */
export async function clonePrimary(connection: pg.Client, primary: Primary, dataDir: string): Promise<void> {
  const { cluster } = placeForCluster(dataDir);
  const copying = `${cluster}.copying`;
  if (existsSync(cluster)) throw new BackupFailure(`${cluster} is there already: nothing is copied over it.`);
  await rm(copying, { recursive: true, force: true });
  const base: Base = primary.cluster ? baseFromFiles(connection, primary.cluster) : baseOverReplication(primary.url);
  await writeEntries(base.entries, copying);
  await writeFile(join(copying, standbySignal), '');
  await rename(copying, cluster);
  handToServer(dataDir);
}

/** PostgreSQL takes it away when a standby is promoted. */
const standbySignal = 'standby.signal';

/** A database in its own right by now: it may hold what no other has. */
export function isPromoted(dataDir: string): boolean {
  const { cluster } = clusterPlace(dataDir);
  return existsSync(cluster) && !existsSync(join(cluster, standbySignal));
}

/** Starts one that was promoted, as after the machine was. */
export const startPromoted = (dataDir: string): Promise<PostgresServer> => startPostgres({ dataDir });

/** Starts a copy that follows its primary until it is promoted; it answers those that only read. */
export async function startStandby(dataDir: string, primary: Primary, slot: string): Promise<PostgresServer> {
  const place = clusterPlace(dataDir);
  const passwords = join(place.folder, 'pgpass');
  const url = new URL(primary.url);
  // Written anew with its rights: a password that others can read is refused.
  await rm(passwords, { force: true });
  await writeFile(passwords, `*:*:*:*:${inPasswordFile(decodeURIComponent(url.password))}\n`, { mode: 0o600 });
  ownFolder(place.way, place.folder);
  const primaryIs = {
    ...{ host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port || '5432', passfile: passwords },
    ...{ user: decodeURIComponent(url.username), application_name: slot },
  };
  return startPostgres({
    dataDir,
    settings: {
      primary_conninfo: conninfoOf(primaryIs),
      primary_slot_name: slot,
      // Promoted in the moment in which it lost its primary, a standby may have to wait for its next try.
      wal_retrieve_retry_interval: '200ms',
    },
  });
}

/** A colon would end the field. */
const inPasswordFile = (password: string): string => password.replaceAll(/[\\:]/g, String.raw`\$&`);

const conninfoOf = (parameters: Record<string, string>): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name}='${value.replaceAll(/[\\']/g, String.raw`\$&`)}'`)
    .join(' ');

/**
 * Makes a standby a primary that takes commits at once. Its settings came with the copy: one that was told to wait for a
 * standby of its own would wait for ever, for there is none.
 */
export async function promote(connection: pg.Client): Promise<void> {
  await commitAlone(connection);
  const { rows } = await connection.query<{ promoted: boolean }>('select pg_promote(true, 60) as promoted');
  if (!rows[0]!.promoted) throw new BackupFailure('The standby was not promoted within a minute.');
}

/** No commit waits for another server any more, nor one that waits already. */
export async function commitAlone(connection: pg.Client): Promise<void> {
  await connection.query("alter system set synchronous_standby_names = ''");
  await connection.query('select pg_reload_conf()');
}
