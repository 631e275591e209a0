import { existsSync } from 'node:fs';
import { ownPlace } from '../../adapters/backup/own-server.ts';
import { shipWal } from '../../adapters/backup/ship-wal.ts';
import { type BackupSettings, openRepository, postgresFolder } from './backup-settings.ts';

/** Takes over what the embedded server has handed over; 0 where another server is used. */
export async function shipFromSpool(settings: BackupSettings): Promise<number> {
  const { spool } = ownPlace(postgresFolder(settings));
  return existsSync(spool) ? shipWal(spool, await openRepository(settings)) : 0;
}
