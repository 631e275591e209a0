import { existsSync } from 'node:fs';
import { rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PostgresServer } from '../../../tools/parts/postgres-server.mjs';
import { BackupFailure } from '../../adapters/backup/backup-failure.ts';
import { writeEntries } from '../../adapters/backup/base-entry.ts';
import { findWal, type KeptWal, type Repository } from '../../adapters/backup/kept-wal.ts';
import { handToServer, placeForCluster, recover, refuseOtherMajor } from '../../adapters/backup/own-server.ts';
import { DamagedFile, unpack } from '../../adapters/backup/pack.ts';
import { type BackupSet, findSets } from '../../adapters/backup/repository.ts';
import { readStored } from '../../adapters/backup/stored-file.ts';
import { setFor, type SetSummary } from '../../core/backup/retention.ts';
import { isOnWay, leadsOn, type WayOn } from '../../core/backup/timeline.ts';
import { findGap, segmentFileName, segmentOf, type WalSegment } from '../../core/backup/wal-segment.ts';
import { findWayOn } from './find-way-on.ts';

export type FoundSet = SetSummary & { set: BackupSet };

const summaryOf = (set: BackupSet, way: WayOn): FoundSet => ({
  id: set.id,
  finishedAt: set.manifest.finishedAt,
  firstSegment: segmentsOf(set).first,
  leadsOn: set.manifest.standsAlone || leadsOn(way, segmentsOf(set).last),
  standsAlone: set.manifest.standsAlone,
  set,
});

/** All complete sets, oldest first. */
export async function summariesIn(repository: Repository): Promise<FoundSet[]> {
  const way = await findWayOn(repository);
  return (await findSets(repository.folder)).sets.map((set) => summaryOf(set, way));
}

export async function requiredSets(repository: Repository): Promise<FoundSet[]> {
  const sets = await summariesIn(repository);
  if (sets.length === 0) throw new BackupFailure('There is no complete set in the backup.');
  return sets;
}

/** The set from which a moment is restored; null asks for the newest moment that there is. */
export async function chooseSet(repository: Repository, to: Date | null): Promise<BackupSet> {
  const sets = await requiredSets(repository);
  const chosen = setFor(sets, to?.getTime() ?? null);
  if (chosen) return chosen.set;
  const first = sets.find((set) => set.leadsOn && !set.standsAlone);
  throw new BackupFailure(
    first
      ? `The backup reaches back to ${new Date(first.finishedAt).toISOString()}, not to that moment.`
      : 'The sets of this backup reach to their own ends only; the moments between them are in the archive of the server.',
  );
}

/** What has to be replayed for the moment must be there without a gap: found before an hour went into the files. */
export async function logFor(repository: Repository, set: BackupSet, to: Date | null): Promise<KeptWal[]> {
  if (set.manifest.standsAlone) return [];
  const kept = await findWal(repository.folder);
  // Oldest first: the first that was handed over after the moment is the last that can hold it.
  const reaching = to ? kept.findIndex(({ handedOver }) => handedOver >= to) : -1;
  const needed = reaching < 0 ? kept : kept.slice(0, reaching + 1);
  const way = await findWayOn(repository);
  const segments = needed.flatMap(({ name }) => segmentOf(name) ?? []).filter((one) => isOnWay(way, one));
  const gap = findGap(segmentsOf(set), segments);
  if (gap) throw new BackupFailure(`${segmentFileName(gap)} of the log is missing, which this moment needs.`);
  return kept;
}

/** The part of the log without which a set is nothing. */
export const segmentsOf = ({ manifest }: BackupSet): { first: WalSegment; last: WalSegment } => ({
  first: segmentOf(manifest.firstSegment)!,
  last: segmentOf(manifest.lastSegment)!,
});

const spareBytes = 256_000_000;

export interface RestoreOptions {
  repository: Repository;
  set: BackupSet;
  to: Date | null;
  /** Where the cluster is to lie, which must be empty. */
  dataDir: string;
  /** Hand over what is written from here on, as a server does that stays. */
  archive?: boolean;
}

/** Writes the files of a set and replays the log on them; the server that answers is the restored one. */
export async function restoreSet({
  repository,
  set,
  to,
  dataDir,
  archive = false,
}: RestoreOptions): Promise<PostgresServer> {
  refuseOtherMajor(set.manifest.postgres);
  const kept = await logFor(repository, set, to);
  const { cluster } = placeForCluster(dataDir);
  if (existsSync(cluster)) throw new BackupFailure(`${cluster} is there already: nothing is restored over it.`);
  await refuseFullDisk(set, dirname(cluster));
  try {
    await writeBase(set, repository, cluster);
  } catch (error) {
    await rm(cluster, { recursive: true, force: true });
    throw new BackupFailure(`Set ${set.id} cannot be restored: ${readingFault(error)}.`);
  }
  handToServer(dataDir);
  return recover(dataDir, { to, kept, repository, archive });
}

/** Nothing here may fill the disk that the telephone is answered from. */
export async function refuseFullDisk({ manifest }: BackupSet, folder: string): Promise<void> {
  const needed = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0) * 1.2 + spareBytes;
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < needed)
    throw new BackupFailure(`${folder} has not the ${Math.ceil(needed / 1_000_000)} MB free that the restore needs.`);
}

async function writeBase(set: BackupSet, { key }: Repository, folder: string): Promise<void> {
  const plain = readStored(join(set.folder, set.manifest.base.name), { name: 'base.gz', key });
  await writeEntries(unpack(plain, set.manifest), folder);
}

/** The end of a sentence. */
export function readingFault(error: unknown): string {
  if (error instanceof DamagedFile) return error.message;
  const said = error instanceof Error ? error.message : String(error);
  return `its files cannot be read (${said})`;
}
