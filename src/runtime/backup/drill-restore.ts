import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import { hasRecording } from '../../adapters/backup/kept-recordings.ts';
import { findWal, type Repository } from '../../adapters/backup/kept-wal.ts';
import type { BackupSet } from '../../adapters/backup/repository.ts';
import { randomSecond } from '../../core/backup/random-second.ts';
import { type BackupSettings, recordingsFolder, requiredUrl } from './backup-settings.ts';
import { checkPages } from './check-pages.ts';
import { compareTenants } from './compare-tenants.ts';
import { handOverLog } from './hand-over.ts';
import { asOwner, serverTime } from './owner-connection.ts';
import { chooseSet, restoreSet } from './restore-set.ts';
import type { DrillResult } from './runs.ts';
import { clearScratch, scratchFolder, urlOfCopy } from './scratch.ts';
import { seeServer } from './see-server.ts';
import { storedRecordings } from './stored-recordings.ts';

export interface RestoreDrillOptions {
  settings: BackupSettings;
  repository: Repository;
}

/** Restores the newest backup to a random second beside the running server, and holds the copy against it. */
export async function drillRestore(connection: pg.Client, options: RestoreDrillOptions): Promise<DrillResult> {
  const { settings, repository } = options;
  const rpoMs = await lossNow(connection, repository);
  const newest = await chooseSet(repository, null);
  const to = await momentToRestore(connection, newest, options);
  const dataDir = scratchFolder(settings, 'restore');
  await clearScratch(dataDir);
  try {
    const startedMs = performance.now();
    const server = await restoreSet({ repository, set: newest, to, dataDir });
    const copyUrl = urlOfCopy(requiredUrl(settings), server);
    await asOwner(copyUrl, serverTime);
    const rtoMs = Math.round(performance.now() - startedMs);
    const held = await holdAgainst(copyUrl, new Date(newest.manifest.startedAt), options);
    return { targetAt: to, rtoMs, rpoMs, detail: { set: newest.id, ...held.detail }, failure: held.faults[0] ?? null };
  } finally {
    await clearScratch(dataDir);
  }
}

/** What would be gone if this machine were lost now: what was written after the last segment that is kept. */
async function lossNow(connection: pg.Client, repository: Repository): Promise<number | null> {
  const handedOver = (await findWal(repository.folder)).map((one) => one.handedOver.getTime());
  if (handedOver.length === 0) return null;
  return Math.max(0, (await serverTime(connection)).getTime() - Math.max(...handedOver));
}

async function momentToRestore(
  connection: pg.Client,
  newest: BackupSet,
  { settings, repository }: RestoreDrillOptions,
): Promise<Date | null> {
  const { own } = await seeServer(connection, settings);
  if (!own || newest.manifest.standsAlone) return null;
  const until = await serverTime(connection);
  await handOverLog(connection, own.spool, repository);
  return new Date(randomSecond(newest.manifest.finishedAt, until.getTime(), randomInt(2 ** 32) / 2 ** 32));
}

async function holdAgainst(
  copyUrl: string,
  since: Date,
  { settings, repository }: RestoreDrillOptions,
): Promise<{ detail: Record<string, unknown>; faults: string[] }> {
  const compared = await compareTenants(requiredUrl(settings), copyUrl, since);
  return asOwner(copyUrl, async (copy) => {
    const recordings = await storedRecordings(copy);
    const missing = recordings.filter(({ sha256 }) => !hasRecording(repository.folder, sha256));
    // What was lost before any backup is no fault of this one.
    const left = missing.filter(({ file }) => existsSync(join(recordingsFolder(settings), file)));
    const pages = await checkPages(copy);
    const { faults, ...counts } = compared;
    const found = [...faults, ...(pages?.faults ?? [])];
    if (left.length > 0) found.push(`${left.length} recordings of the restored database are not in the backup.`);
    return {
      detail: {
        ...counts,
        ...{ recordings: recordings.length, recordingsMissing: missing.length },
        pages: pages && { indexes: pages.indexes, tables: pages.tables, rows: pages.rows },
        faults: found,
      },
      faults: found,
    };
  });
}
