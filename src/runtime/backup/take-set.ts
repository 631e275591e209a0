import { join } from 'node:path';
import type pg from 'pg';
import { BackupFailure } from '../../adapters/backup/backup-failure.ts';
import type { Base } from '../../adapters/backup/base-entry.ts';
import { baseFromFiles } from '../../adapters/backup/base-from-files.ts';
import { baseOverReplication } from '../../adapters/backup/base-over-replication.ts';
import { keepRecording } from '../../adapters/backup/kept-recordings.ts';
import { clearBegunWal, findWal, type Repository } from '../../adapters/backup/kept-wal.ts';
import type { Manifest } from '../../adapters/backup/manifest.ts';
import { pack, type PackList } from '../../adapters/backup/pack.ts';
import { beginSet, finishSet } from '../../adapters/backup/repository.ts';
import { copyKey } from '../../adapters/backup/repository-key.ts';
import { shipWal } from '../../adapters/backup/ship-wal.ts';
import { type StoredFile, storeFile } from '../../adapters/backup/stored-file.ts';
import { chooseMethod } from '../../core/backup/choose-method.ts';
import { productVersion } from '../project-files.ts';
import { type BackupSettings, recordingsFolder, requiredUrl } from './backup-settings.ts';
import { serverTime } from './owner-connection.ts';
import { keepSecrets } from './kept-secrets.ts';
import { refuseOtherDatabase } from './refuse-other-database.ts';
import { storeRecordingsList } from './recordings-list.ts';
import { seeServer } from './see-server.ts';
import { storedRecordings } from './stored-recordings.ts';

export interface SetTaken {
  id: string;
  method: 'files' | 'replication';
  bytes: number;
  recordings: { count: number; missing: number };
}

export interface TakeOptions {
  settings: BackupSettings;
  repository: Repository;
  say(line: string): void;
}

/** Takes a whole set. Whatever stops it on the way leaves no set at all. */
export async function takeSet(connection: pg.Client, { settings, repository, say }: TakeOptions): Promise<SetTaken> {
  const { server, own } = await seeServer(connection, settings);
  const chosen = chooseMethod(server);
  if (chosen.method === null) throw new BackupFailure(chosen.sentence, 'no-way');
  if (own) await refuseOtherDatabase(connection, repository);
  say(chosen.sentence);
  const startedAt = await serverTime(connection);
  const id = startedAt.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const folder = await beginSet(repository.folder, id);
  const base = own ? baseFromFiles(connection, own.cluster) : baseOverReplication(requiredUrl(settings));
  const packed = await storeBase(base, folder, repository);
  const finishedAt = await serverTime(connection);
  const ends = base.ends();
  if (own) await keepLog(own.spool, repository, ends.lastSegment);
  const recordings = await storeRecordings(connection, { settings, repository, folder });
  if (repository.key) await copyKey(repository.folder, folder);
  await finishSet(folder, {
    ...{ format: 1, zvon: productVersion(), postgres: server.major, method: chosen.method },
    ...{ startedAt: startedAt.getTime(), finishedAt: finishedAt.getTime() },
    ...ends,
    standsAlone: own === null,
    ...packed,
    recordings,
    secrets: await keepSecrets({ settings, folder, key: repository.key }),
  });
  return { id, method: chosen.method, bytes: packed.base.bytes, recordings };
}

async function storeBase(
  base: Base,
  folder: string,
  { key }: Repository,
): Promise<Pick<Manifest, 'base' | 'files' | 'folders'>> {
  const list: PackList = { folders: [], files: [] };
  return { base: await storeFile({ folder, name: 'base.gz', key }, pack(base.entries, list)), ...list };
}

/** A set is one only with the log up to its end: its files alone are torn. */
async function keepLog(spool: string, repository: Repository, lastSegment: string): Promise<void> {
  await clearBegunWal(repository);
  await shipWal(spool, repository);
  const kept = await findWal(repository.folder);
  if (!kept.some(({ name }) => name === lastSegment))
    throw new BackupFailure(`The server did not hand over ${lastSegment}, which the set needs.`, 'log-missing');
}

/** Those that are damaged or gone are counted: a backup that fails for them would be no backup of all the rest. */
async function storeRecordings(
  connection: pg.Client,
  at: { settings: BackupSettings; repository: Repository; folder: string },
): Promise<{ list: StoredFile; count: number; missing: number }> {
  const { settings, repository, folder } = at;
  const kept: string[] = [];
  let missing = 0;
  for (const { file, sha256 } of await storedRecordings(connection)) {
    if (await keepRecording(repository.folder, sha256, join(recordingsFolder(settings), file))) kept.push(sha256);
    else missing += 1;
  }
  const list = await storeRecordingsList(folder, kept, repository.key);
  return { list, count: kept.length, missing };
}
