import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupFailure } from '../../adapters/backup/backup-failure.ts';
import { hasRecording, readRecording } from '../../adapters/backup/kept-recordings.ts';
import type { Repository } from '../../adapters/backup/kept-wal.ts';
import {
  findOwnServer,
  findSpool,
  ownPlace,
  placeForCluster,
  startOwn,
  takeOwnership,
} from '../../adapters/backup/own-server.ts';
import type { BackupSet } from '../../adapters/backup/repository.ts';
import { shipWal } from '../../adapters/backup/ship-wal.ts';
import { writeWhole } from '../../adapters/recordings/write-whole.ts';
import { type BackupSettings, postgresFolder, recordingsFolder } from './backup-settings.ts';
import { restoreSecrets } from './kept-secrets.ts';
import { asOwner } from './owner-connection.ts';
import { chooseSet, restoreSet } from './restore-set.ts';
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
export async function restore({ settings, repository, to, say }: RestoreWish): Promise<Restored> {
  const dataDir = postgresFolder(settings);
  const restoring = `${dataDir}.restoring`;
  if (findOwnServer(dataDir)) throw new BackupFailure('PostgreSQL still runs: stop Zvon first.');
  if (settings.DATABASE_URL)
    throw new BackupFailure('DATABASE_URL names a server of your own; without it the embedded one is restored.');
  const spool = findSpool(dataDir);
  if (spool) await shipWal(spool, repository);
  const set = await chooseSet(repository, to);
  say(`Set ${set.id} is restored.`);
  const secrets = await secretsOf(set, settings, repository);
  await clearScratch(restoring);
  const server = await restoreSet({ repository, set, to, dataDir: restoring, archive: true });
  await server.stop();
  // The new timeline begins here: its history has to be in the backup before anybody relies on it.
  await shipWal(ownPlace(restoring).spool, repository);
  const before = await changePlaces(restoring, dataDir);
  takeOwnership(dataDir);
  await clearScratch(restoring);
  const recordings = await bringRecordingsBack(dataDir, settings, repository);
  return { set: set.id, before, recordings, secrets };
}

async function secretsOf(set: BackupSet, settings: BackupSettings, { key }: Repository): Promise<string[]> {
  const { secrets } = set.manifest;
  return secrets ? restoreSecrets({ settings, path: join(set.folder, secrets.name), key }) : [];
}

async function changePlaces(restored: string, dataDir: string): Promise<string | null> {
  const { cluster } = placeForCluster(dataDir);
  const before = existsSync(cluster) ? `${cluster}.before-${Date.now()}` : null;
  if (before) await rename(cluster, before);
  await rename(ownPlace(restored).cluster, cluster);
  return before;
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
