import { join } from 'node:path';
import type { Place } from '../adapters/disks/read-disks.ts';
import { type Disk, isWorseSpace, worstSpace } from '../core/disks/space.ts';
import { postgresFolder, recordingsFolder } from './backup/backup-settings.ts';
import type { Clock } from './clock.ts';
import type { Settings } from './settings.ts';

export interface DiskWatch {
  /** As they were seen last; a database elsewhere has disks that cannot be seen from here. */
  disks(): readonly Disk[];
  stop(): void;
}

/** A disk fills in minutes at the worst, and a look costs nothing. */
const everyMs = 10_000;

/** Looks how much space is left, and says so in the log when there comes to be less than there should be. */
export function watchDisks(options: {
  clock: Clock;
  read(): Promise<Disk[]>;
  log(message: string, error?: unknown): void;
}): DiskWatch {
  const { clock, read, log } = options;
  let disks: readonly Disk[] = [];
  let cancel = (): void => undefined;
  let stopped = false;

  function see(seen: readonly Disk[]): void {
    const [before, now] = [worstSpace(disks), worstSpace(seen)];
    if (isWorseSpace(now, before)) log(`a disk is ${now}: ${JSON.stringify(seen)}`);
    disks = seen;
  }

  function look(): void {
    void read()
      .then(see, (error: unknown) => log('the space on the disks cannot be read', error))
      .finally(() => {
        if (!stopped) cancel = clock.after(everyMs, look);
      });
  }
  look();
  return {
    disks: () => disks,
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}

/** Where Zvon writes on this machine. */
export function placesOf(settings: Settings): Place[] {
  const postgres = postgresFolder(settings);
  return [
    { use: 'database', folder: postgres },
    // Whoever is careful gives it a disk of its own.
    { use: 'wal', folder: join(postgres, 'pg_wal') },
    { use: 'recordings', folder: recordingsFolder(settings) },
    ...(settings.ZVON_RECORDINGS ? [{ use: 'recordings' as const, folder: settings.ZVON_RECORDINGS }] : []),
    ...(settings.ZVON_BACKUP ? [{ use: 'backup' as const, folder: settings.ZVON_BACKUP }] : []),
  ];
}
