import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupFailure } from './backup-failure.ts';
import { findWal, isKeptKind, isSegment, keepWal, type KeptWal, readWal, type Repository } from './kept-wal.ts';
import { bytesOf } from './stored-file.ts';
import { originOf, originOfKept } from './wal-origin.ts';

/** Takes over what the server handed to the spool, oldest first, and says how many files that were. */
export async function shipWal(spool: string, repository: Repository): Promise<number> {
  const waiting = await findWaiting(spool);
  if (waiting.length === 0) return 0;
  const kept = await findWal(repository.folder);
  if (!(await isOfBackup(spool, repository, kept))) throw new BackupFailure(notItsBackup(repository), 'other-database');
  const before = new Map(kept.map((one) => [one.name, one]));
  let shipped = 0;
  for (const name of waiting) {
    const path = join(spool, name);
    // Labels and parts of left timelines are of no use to a restore.
    if (isKeptKind(name) && (await takeOver({ name, path }, repository, before.get(name)))) shipped += 1;
    await rm(path, { force: true });
  }
  return shipped;
}

/** For whoever starts Zvon on a new machine before the backup of the lost one is restored. */
export const notItsBackup = ({ folder }: Repository): string =>
  `${folder} is the backup of another database: restore that one first (zvon restore --to latest), or set ZVON_BACKUP to an empty folder.`;

/** Whether what waits was written by the database whose log is kept: a new one on its machine must not mix with it. */
export async function isOfBackup(spool: string, repository: Repository, kept: readonly KeptWal[]): Promise<boolean> {
  const origin = await originOfKept(repository, kept);
  if (origin === null) return true;
  for (const name of (await findWaiting(spool)).filter(isSegment)) {
    const own = await unlessTaken(join(spool, name), () => originOf(bytesOf(join(spool, name))));
    if (own !== null && own !== origin) return false;
  }
  return true;
}

/** What the server has handed over and nobody has taken yet, oldest first. */
export async function findWaiting(spool: string): Promise<string[]> {
  return (await readdir(spool)).filter((name) => !name.endsWith('.new')).toSorted();
}

/** When the oldest of what waits was handed over; null where nothing waits. */
export async function findOldestWaiting(spool: string): Promise<Date | null> {
  const [oldest] = await findWaiting(spool);
  if (oldest === undefined) return null;
  const path = join(spool, oldest);
  return unlessTaken(path, async () => (await stat(path)).mtime);
}

/**
 * After a crash the server may hand over again what is kept already. False where another process was faster.
 */
async function takeOver(
  { name, path }: { name: string; path: string },
  repository: Repository,
  earlier: KeptWal | undefined,
): Promise<boolean> {
  const taken = await unlessTaken(path, async () => {
    if (earlier) await refuseOther(name, path, repository, earlier);
    else await keepWal(repository, { name, handedOver: (await stat(path)).mtime }, bytesOf(path));
    return true;
  });
  return taken ?? false;
}

/** Null where another process was faster and the file is gone. */
async function unlessTaken<T>(path: string, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !existsSync(path)) return null;
    throw error;
  }
}

async function refuseOther(name: string, path: string, repository: Repository, earlier: KeptWal): Promise<void> {
  if ((await hashOf(bytesOf(path))) === (await hashOf(readWal(repository, earlier)))) return;
  throw new BackupFailure(
    `${name} is kept with another content: the database has been put back to an earlier moment by other means than zvon restore.`,
    'other-database',
  );
}

async function hashOf(content: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of content) hash.update(part);
  return hash.digest('hex');
}
