import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { BackupFailure } from '../../adapters/backup/backup-failure.ts';
import { findOwnServer, ownPlace } from '../../adapters/backup/own-server.ts';
import {
  clonePrimary,
  dropSlot,
  isPromoted,
  isSlotKept,
  promote,
  reserveSlot,
  startPromoted,
  startStandby,
} from '../../adapters/backup/own-standby.ts';
import { type BackupSettings, requiredUrl } from './backup-settings.ts';
import { asOwner } from './owner-connection.ts';
import { clearScratch, urlOfCopy } from './scratch.ts';
import { seeServer } from './see-server.ts';

const slot = 'zvon_standby';

const standbyFolder = ({ ZVON_DATA }: BackupSettings): string => join(ZVON_DATA, 'standby');

/** Starts the standby; where there is none that could still catch up it is copied anew. */
export async function startWarmStandby(settings: BackupSettings, say: (line: string) => void): Promise<string> {
  const dataDir = standbyFolder(settings);
  const url = requiredUrl(settings);
  if (findOwnServer(dataDir)) throw new BackupFailure('The standby runs already.');
  if (isPromoted(dataDir)) {
    say('It was promoted: it is started as the database that it is, and nothing is copied.');
    return keepAddress(settings, await readFile(addressFile(settings), 'utf8'), await startPromoted(dataDir));
  }
  await asOwner(url, async (connection) => {
    const canCatchUp = existsSync(ownPlace(dataDir).cluster) && (await isSlotKept(connection, slot));
    if (canCatchUp) return;
    say('The database is copied.');
    await clearScratch(dataDir);
    await dropSlot(connection, slot);
    await reserveSlot(connection, slot);
    const { own } = await seeServer(connection, settings);
    await clonePrimary(connection, { url, cluster: own?.cluster ?? null }, dataDir);
  });
  return keepAddress(settings, url, await startStandby(dataDir, { url, cluster: null }, slot));
}

async function keepAddress(settings: BackupSettings, original: string, server: { port: number }): Promise<string> {
  const url = urlOfCopy(original, server);
  await writeFile(addressFile(settings), url, { mode: 0o600 });
  return url;
}

/** How the owner reaches it: asked for on the day when the original can tell nothing any more. */
const addressFile = (settings: BackupSettings): string => join(ownPlace(standbyFolder(settings)).folder, 'address');

/** Ends it. Its files stay, and the database keeps for some time what it will lack. */
export async function stopWarmStandby(settings: BackupSettings): Promise<void> {
  const running = findOwnServer(standbyFolder(settings));
  if (!running) throw new BackupFailure('No standby runs here.');
  await running.server.stop();
}

/** Takes it away: the database keeps nothing for it any more. What may be the only copy needs a word more. */
export async function removeWarmStandby(settings: BackupSettings, confirmed: string): Promise<void> {
  const url = settings.DATABASE_URL;
  const isAnswered = url !== undefined && (await answers(url));
  if (confirmed !== settings.ZVON_NODE && (!isAnswered || isPromoted(standbyFolder(settings))))
    throw new BackupFailure(
      `${isAnswered ? 'It was promoted' : 'The database does not answer'}, and this may be all that is left of it: confirm it with --confirm ${settings.ZVON_NODE}.`,
    );
  await clearScratch(standbyFolder(settings));
  if (isAnswered) await asOwner(url, (connection) => dropSlot(connection, slot));
}

export interface StandbyStatus {
  runs: boolean;
  follows: boolean;
  /** What it has not replayed yet; null where it does not follow. */
  behindBytes: number | null;
  behindMs: number | null;
}

export async function lookAtStandby(settings: BackupSettings): Promise<StandbyStatus> {
  const runs = findOwnServer(standbyFolder(settings)) !== null;
  const url = settings.DATABASE_URL;
  const lag = url ? await asOwner(url, lagOf).catch(() => null) : null;
  return { runs, follows: lag !== null, behindBytes: lag?.bytes ?? null, behindMs: lag?.ms ?? null };
}

async function lagOf(connection: pg.Client): Promise<{ bytes: number; ms: number } | null> {
  const { rows } = await connection.query<{ bytes: number; ms: number }>(
    `select pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)::float8 as bytes,
            coalesce(extract(epoch from replay_lag) * 1000, 0)::float8 as ms
     from pg_stat_replication where application_name = $1 and state = 'streaming'`,
    [slot],
  );
  return rows[0] ?? null;
}

/**
 * Makes the standby the database. Two databases that both take commits cannot be joined again, so it is refused while the
 * other one answers, and asks for the node's name, typed by somebody who knows.
 */
export async function promoteWarmStandby(settings: BackupSettings, confirmed: string): Promise<string> {
  if (confirmed !== settings.ZVON_NODE)
    throw new BackupFailure(`This cannot be undone: confirm it with --confirm ${settings.ZVON_NODE}.`);
  const running = findOwnServer(standbyFolder(settings));
  if (!running) throw new BackupFailure('No standby runs here: zvon standby start makes one.');

  if (settings.DATABASE_URL && (await answers(settings.DATABASE_URL)))
    throw new BackupFailure('The database still answers: stop it first, or both would take commits.');
  const url = await readFile(addressFile(settings), 'utf8');
  await asOwner(url, promote);
  return url;
}

/** A server that refuses, for a password or for want of connections, takes the commits of others all the same. */
const answers = (url: string): Promise<boolean> =>
  asOwner(url, (connection) => connection.query('select 1')).then(
    () => true,
    (error: unknown) => error instanceof pg.DatabaseError,
  );
