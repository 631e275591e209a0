import { existsSync, mkdirSync } from 'node:fs';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../recordings/write-whole.ts';
import { textAsContent } from './base-entry.ts';
import { type Manifest, manifestText, readManifest } from './manifest.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * The folder of a backup:
 *   sets/<id>/        base.gz, recordings.gz and manifest.json; `<id>.half` until the last of them is on the disk
 *   wal/              finished segments of the log, each with the hash of its file in the name
 *   recordings/ab/    sealed recordings by the hash of their content, never changed
 *   key.json          the wrapped key, where there is a passphrase
 */
export interface BackupSet {
  id: string;
  folder: string;
  manifest: Manifest;
}

/** A set whose manifest cannot be read any more. */
export interface DamagedSet {
  id: string;
  folder: string;
}

export interface SetsFound {
  sets: BackupSet[];
  damaged: DamagedSet[];
  /** Begun and never finished. */
  halves: string[];
}

const manifestFile = 'manifest.json';
const half = '.half';

export const setsFolder = (folder: string): string => join(folder, 'sets');

/** A folder for a set that is being written; what an earlier try left is taken away, for it counts for nothing. */
export async function beginSet(folder: string, id: string): Promise<string> {
  const { halves } = await findSets(folder);
  for (const left of halves) await rm(join(setsFolder(folder), left), { recursive: true });
  const begun = join(setsFolder(folder), `${id}${half}`);
  mkdirSync(begun, { recursive: true, mode: 0o700 });
  return begun;
}

/** Only now it is a set. */
export async function finishSet(begun: string, manifest: Manifest): Promise<string> {
  await writeWhole(join(begun, manifestFile), textAsContent(manifestText(manifest)));
  await syncFolder(begun);
  const finished = begun.slice(0, -half.length);
  await rename(begun, finished);
  await syncFolder(join(finished, '..'));
  return finished;
}

/** Oldest first. */
export async function findSets(folder: string): Promise<SetsFound> {
  const found: SetsFound = { sets: [], damaged: [], halves: [] };
  const place = setsFolder(folder);
  if (!existsSync(place)) return found;
  for (const name of (await readdir(place)).toSorted()) {
    if (name.endsWith(half)) found.halves.push(name);
    else await lookInto(join(place, name), name, found);
  }
  return found;
}

async function lookInto(folder: string, id: string, found: SetsFound): Promise<void> {
  const file = join(folder, manifestFile);
  const manifest = existsSync(file) ? readManifest(await readFile(file, 'utf8')) : null;
  if (manifest) found.sets.push({ id, folder, manifest });
  else found.damaged.push({ id, folder });
}
