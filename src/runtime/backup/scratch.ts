import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findOwnServer, ownPlace } from '../../adapters/backup/own-server.ts';
import type { BackupSettings } from './backup-settings.ts';

/** Where drills are held, beside the data of the server and never in it. */
const places = { restore: 'restore', primary: 'failover-primary', standby: 'failover-standby' } as const;

export const scratchFolder = ({ ZVON_DATA }: BackupSettings, of: keyof typeof places): string =>
  join(ZVON_DATA, 'drill', places[of]);

export const scratchFolders = (settings: BackupSettings): string[] =>
  (Object.keys(places) as (keyof typeof places)[]).map((of) => scratchFolder(settings, of));

/** An earlier run may have been cut short: what it left running is ended, what it left lying is taken away. */
export async function clearScratch(dataDir: string): Promise<void> {
  await findOwnServer(dataDir)?.server.stop();
  await rm(ownPlace(dataDir).folder, { recursive: true, force: true });
}

/** The same role and database on a copy of the server, which has the passwords of the original. */
export function urlOfCopy(original: string, { port }: { port: number }): string {
  const url = new URL(original);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  url.search = '';
  return url.href;
}
