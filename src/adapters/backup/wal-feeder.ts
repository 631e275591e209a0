import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type KeptWal, readWal, type Repository } from './kept-wal.ts';

/** What was fed may be asked for once more when the recovery ends and begins its own timeline. */
const keptBehind = 4;
const pollMs = 10;

/**
 * Gives a recovering server the segments that it asks for. The server runs a line of shell, which asks by making a file
 * and waits for the answer: it needs no key, and a week of the log is never unpacked at once.
 */
export interface WalFeeder {
  /** The server's `restore_command`. */
  command: string;
  /** What could not be read, once somebody asked for it. */
  failure(): string | null;
  stop(): Promise<void>;
}

export function feedWal(
  folder: string,
  kept: readonly KeptWal[],
  repository: Repository,
  forShell: (text: string) => string,
): WalFeeder {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const byName = new Map(kept.map((one, nth) => [one.name, { ...one, next: kept[nth + 1] }]));
  const place = (name: string): string => join(folder, name);
  let stopping = false;
  let failure: string | null = null;

  async function unpack(one: KeptWal): Promise<void> {
    if (existsSync(place(one.name))) return;
    await pipeline(readWal(repository, one), createWriteStream(place(`${one.name}.new`), { mode: 0o644 }));
    await rename(place(`${one.name}.new`), place(one.name));
  }
  async function answer(name: string): Promise<void> {
    await rm(place(`${name}.asked`), { force: true });
    const wanted = byName.get(name);
    if (!wanted) return writeFile(place(`${name}.none`), '');
    await unpack(wanted);
    await forgetBefore(folder, name);
    if (wanted.next) await unpack(wanted.next);
  }
  async function serve(): Promise<void> {
    while (!stopping) {
      const asked = (await readdir(folder)).filter((name) => name.endsWith('.asked'));
      for (const file of asked) {
        const name = file.slice(0, -'.asked'.length);
        await answer(name).catch(async (error: unknown) => {
          failure ??= `${name} cannot be read (${error instanceof Error ? error.message : String(error)})`;
          await writeFile(place(`${name}.none`), '');
        });
      }
      await delay(pollMs);
    }
  }
  const serving = serve();
  return {
    command: commandFor(forShell(folder)),
    failure: () => failure,
    stop: async () => {
      stopping = true;
      await serving;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A feeder that is gone answers nobody: the server gives up after a minute and says so. */
const commandFor = (folder: string): string =>
  [
    `cd ${folder} || exit 255; rm -f %f.none; : > %f.asked; i=0`,
    'while [ ! -f %f ] && [ ! -f %f.none ]; do i=$((i+1)); [ $i -gt 3000 ] && exit 255; sleep 0.02; done',
    '[ -f %f ] && cp %f "$OLDPWD/%p"',
  ].join('; ');

async function forgetBefore(folder: string, name: string): Promise<void> {
  const older = (await readdir(folder)).filter((file) => file.length === name.length && file < name).toSorted();
  for (const file of older.slice(0, -keptBehind)) await rm(join(folder, file), { force: true });
}
