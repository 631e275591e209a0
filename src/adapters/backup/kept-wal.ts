import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { readStored, storeFile } from './stored-file.ts';
import { syncFolder } from './sync-folder.ts';

/** A segment of the log, or a timeline's history, as it is kept. */
export interface KeptWal {
  /** As PostgreSQL asks for it. */
  name: string;
  path: string;
  /** Of the stored file, from its name. */
  sha256: string;
  bytes: number;
  handedOver: Date;
}

const kept = /^([0-9A-F]{24}|[0-9A-F]{8}\.history)-([0-9a-f]{64})\.gz(\.sealed)?$/;
const wanted = /^([0-9A-F]{24}|[0-9A-F]{8}\.history)$/;

export const isKeptKind = (name: string): boolean => wanted.test(name);
/** Not the history of a timeline. */
export const isSegment = (name: string): boolean => isKeptKind(name) && !name.endsWith('.history');
const walFolder = (folder: string): string => join(folder, 'wal');

/** Oldest first. */
export async function findWal(folder: string): Promise<KeptWal[]> {
  const place = walFolder(folder);
  if (!existsSync(place)) return [];
  const found: KeptWal[] = [];
  for (const file of (await readdir(place)).toSorted()) {
    const [, name, sha256] = kept.exec(file) ?? [];
    const path = join(place, file);
    if (!name || !sha256) continue;
    const { size, mtime } = await stat(path);
    found.push({ name, path, sha256, bytes: size, handedOver: mtime });
  }
  return found;
}

/** Where the backup is, and what opens it. */
export interface Repository {
  folder: string;
  key: Buffer | null;
}

/**
 * Stores it under its name and the hash of what was written: a file found by its name can be proved by it. `handedOver`
 * is when the server let go of it; everything up to then is safe from here on.
 */
export async function keepWal(
  repository: Repository,
  segment: { name: string; handedOver: Date },
  content: AsyncIterable<Buffer>,
): Promise<void> {
  const folder = walFolder(repository.folder);
  // Two processes may keep the same segment at the same time; neither must write into the other's file.
  const begun = join(folder, `${process.pid}`);
  try {
    const stored = await storeFile({ folder: begun, name: storedAs(segment.name), key: repository.key }, content);
    const half = join(begun, stored.name);
    await utimes(half, segment.handedOver, segment.handedOver);
    await rename(half, join(folder, stored.name.replace('.gz', `-${stored.sha256}.gz`)));
  } finally {
    await rm(begun, { recursive: true, force: true });
  }
  await syncFolder(folder);
}

const abandonedMs = 3_600_000;

/** What a process that was killed had begun. */
export async function clearBegunWal({ folder }: Repository): Promise<void> {
  const place = walFolder(folder);
  for (const name of existsSync(place) ? await readdir(place) : []) {
    const begun = join(place, name);
    if (/^\d+$/.test(name) && Date.now() - (await stat(begun)).mtimeMs > abandonedMs)
      await rm(begun, { recursive: true, force: true });
  }
}

export const readWal = (repository: Repository, { name, path }: KeptWal): AsyncGenerator<Buffer> =>
  readStored(path, { name: storedAs(name), key: repository.key });

const storedAs = (name: string): string => `${name}.gz`;
