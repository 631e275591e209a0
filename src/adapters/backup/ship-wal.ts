import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupFailure } from './backup-failure.ts';
import { findWal, isKeptKind, keepWal, type KeptWal, readWal, type Repository } from './kept-wal.ts';
import { bytesOf } from './stored-file.ts';

/** Takes over what the server handed to the spool, oldest first, and says how many files that were. */
export async function shipWal(spool: string, repository: Repository): Promise<number> {
  const waiting = (await readdir(spool)).filter((name) => !name.endsWith('.new')).toSorted();
  if (waiting.length === 0) return 0;
  const before = new Map((await findWal(repository.folder)).map((one) => [one.name, one]));
  let shipped = 0;
  for (const name of waiting) {
    const path = join(spool, name);
    // Labels and parts of left timelines are of no use to a restore.
    if (isKeptKind(name) && (await takeOver({ name, path }, repository, before.get(name)))) shipped += 1;
    await rm(path, { force: true });
  }
  return shipped;
}

/**
 * After a crash the server may hand over again what is kept already. False where another process was faster.
 */
async function takeOver(
  { name, path }: { name: string; path: string },
  repository: Repository,
  earlier: KeptWal | undefined,
): Promise<boolean> {
  try {
    if (earlier) await refuseOther(name, path, repository, earlier);
    else await keepWal(repository, { name, handedOver: (await stat(path)).mtime }, bytesOf(path));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !existsSync(path)) return false;
    throw error;
  }
}

async function refuseOther(name: string, path: string, repository: Repository, earlier: KeptWal): Promise<void> {
  if ((await hashOf(bytesOf(path))) === (await hashOf(readWal(repository, earlier)))) return;
  throw new BackupFailure(
    `${name} is kept with another content: this folder is the backup of another server, or of what this one was before.`,
  );
}

async function hashOf(content: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of content) hash.update(part);
  return hash.digest('hex');
}
