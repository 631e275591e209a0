import { rm } from 'node:fs/promises';
import { findOwnServer, ownPlace } from '../../adapters/backup/own-server.ts';

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
