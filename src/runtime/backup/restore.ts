import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupFailure } from '../../adapters/backup/backup-failure.ts';
import { hasRecording, readRecording } from '../../adapters/backup/kept-recordings.ts';
import { findWal, type Repository } from '../../adapters/backup/kept-wal.ts';
import {
  findOwnServer,
  findSpool,
  ownPlace,
  placeForCluster,
  startOwn,
  takeOwnership,
} from '../../adapters/backup/own-server.ts';
import type { BackupSet } from '../../adapters/backup/repository.ts';
import { findWaiting, isOfBackup, shipWal } from '../../adapters/backup/ship-wal.ts';
import { writeWhole } from '../../adapters/recordings/write-whole.ts';
import { type BackupSettings, postgresFolder, recordingsFolder } from './backup-settings.ts';
import { holdRestore } from './hold-restore.ts';
import { readSecrets, restoreSecrets, type Secrets } from './kept-secrets.ts';
import { asOwner } from './owner-connection.ts';
import { chooseSet, requiredSets, restoreSet } from './restore-set.ts';
import { clearScratch } from './scratch.ts';
import { storedRecordings } from './stored-recordings.ts';

export interface Restored {
  set: string;
  /** Where the cluster lies that was there before. */
  before: string | null;
  recordings: { restored: number; missing: number };
  secrets: string[];
}

export interface RestoreWish {
  settings: BackupSettings;
  repository: Repository;
  to: Date | null;
  say(line: string): void;
}

/**
 * Puts the embedded server back to a moment. It is restored beside the cluster that is there and changes places with it
 * at the end: a restore that fails has changed nothing, and one to the wrong moment is not the end.
 */
export async function restore(wish: RestoreWish): Promise<Restored> {
  const { settings } = wish;
  const dataDir = postgresFolder(settings);
  refuseRunning(dataDir);
  if (settings.DATABASE_URL)
    throw new BackupFailure('DATABASE_URL names a server of your own; without it the embedded one is restored.');
  return holdRestore(dataDir, () => restoreHere(dataDir, wish));
}

async function restoreHere(dataDir: string, { settings, repository, to, say }: RestoreWish): Promise<Restored> {
  const restoring = `${dataDir}.restoring`;
  // Before anything is handed over: the log does not belong into the mount point of a disk that is not there.
  await requiredSets(repository);
  await shipOwn(findSpool(dataDir), repository);
  const set = await chooseSet(repository, to);
  say(`Set ${set.id} is restored.`);
  const secrets = await secretsOf(set, repository);
  await clearScratch(restoring);
  const server = await restoreSet({ repository, set, to, dataDir: restoring, archive: true });
  await server.stop();
  const before = await changePlaces(restoring, dataDir);
  // The new timeline begins here: its history has to be in the backup before anybody relies on it.
  await shipWal(ownPlace(dataDir).spool, repository);
  takeOwnership(dataDir);
  await clearScratch(restoring);
  const restoredSecrets = await restoreSecrets(settings, secrets);
  const recordings = await bringRecordingsBack(dataDir, settings, repository);
  return { set: set.id, before, recordings, secrets: restoredSecrets };
}

/** What was written last is a part of the backup, unless a database wrote it that this machine made for itself. */
async function shipOwn(spool: string | null, repository: Repository): Promise<void> {
  if (spool && (await isOfBackup(spool, repository, await findWal(repository.folder))))
    await shipWal(spool, repository);
}

/** Read before anything is changed: a restore whose keys are damaged would be one of noise. */
async function secretsOf({ folder, manifest }: BackupSet, { key }: Repository): Promise<Secrets> {
  return manifest.secrets ? readSecrets(join(folder, manifest.secrets.name), key) : {};
}

/** A spool goes with its cluster: what waits in it belongs to no other, and is handed over by nobody else. */
async function changePlaces(restored: string, dataDir: string): Promise<string | null> {
  const { cluster } = placeForCluster(dataDir);
  const { spool } = ownPlace(dataDir);
  // Replaying took its time, and somebody may have started Zvon in it.
  refuseRunning(dataDir);
  const before = existsSync(cluster) ? `${cluster}.before-${Date.now()}` : null;
  if (before) await rename(cluster, before);
  if (existsSync(spool) && (await findWaiting(spool)).length > 0) await rename(spool, `${before ?? cluster}.wal-spool`);
  else await rm(spool, { recursive: true, force: true });
  await rename(ownPlace(restored).spool, spool);
  await rename(ownPlace(restored).cluster, cluster);
  return before;
}

function refuseRunning(dataDir: string): void {
  if (findOwnServer(dataDir)) throw new BackupFailure('PostgreSQL still runs: stop Zvon first.');
}

/** The files that the restored database names and that are not there any more. */
async function bringRecordingsBack(
  dataDir: string,
  settings: BackupSettings,
  repository: Repository,
): Promise<Restored['recordings']> {
  const server = await startOwn(dataDir);
  try {
    const recordings = await asOwner(server.ownerUrl, storedRecordings);
    const gone = recordings
      .map(({ file, sha256 }) => ({ sha256, path: join(recordingsFolder(settings), file) }))
      .filter(({ path }) => !existsSync(path));
    const kept = gone.filter(({ sha256 }) => hasRecording(repository.folder, sha256));
    for (const { path, sha256 } of kept) await writeWhole(path, readRecording(repository.folder, sha256));
    return { restored: kept.length, missing: gone.length - kept.length };
  } finally {
    await server.stop();
  }
}
