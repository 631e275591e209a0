import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../recordings/write-whole.ts';
import { bytesOf } from './stored-file.ts';

/** Recordings are sealed already, and never changed: one copy by the hash of its content serves every set. */
const place = (folder: string, sha256: string): string => join(folder, 'recordings', sha256.slice(0, 2), sha256);

export const hasRecording = (folder: string, sha256: string): boolean => existsSync(place(folder, sha256));

export const readRecording = (folder: string, sha256: string): AsyncGenerator<Buffer> => bytesOf(place(folder, sha256));

/** False where the file is not there or is not what the database says that it is. */
export async function keepRecording(folder: string, sha256: string, file: string): Promise<boolean> {
  if (hasRecording(folder, sha256)) return true;
  if (!existsSync(file)) return false;
  const kept = place(folder, sha256);
  // A set and the shipping of the log may keep the same one at the same time; neither must write into the other's file.
  const begun = `${kept}.${randomUUID()}`;
  const written = await writeWhole(begun, bytesOf(file));
  const isWhole = written.sha256.toString('hex') === sha256;
  await chmod(begun, 0o400);
  await (isWhole ? rename(begun, kept) : rm(begun));
  return isWhole;
}

/** The hashes of all that are kept. */
export async function findRecordings(folder: string): Promise<string[]> {
  const top = join(folder, 'recordings');
  if (!existsSync(top)) return [];
  const found: string[] = [];
  for (const part of await readdir(top))
    found.push(...(await readdir(join(top, part))).filter((name) => /^[0-9a-f]{64}$/.test(name)));
  return found;
}

export const forgetRecording = (folder: string, sha256: string): Promise<void> => rm(place(folder, sha256));
