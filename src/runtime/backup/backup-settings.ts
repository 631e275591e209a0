import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BackupFailure } from '../../adapters/backup/backup-failure.ts';
import type { Repository } from '../../adapters/backup/kept-wal.ts';
import { openKey } from '../../adapters/backup/repository-key.ts';
import type { SettingsWithoutDatabase } from '../settings.ts';

/** What the commands of the backup need; a restore has to do without a database that runs. */
export type BackupSettings = Pick<
  SettingsWithoutDatabase,
  'DATABASE_URL' | 'ZVON_DATA' | 'ZVON_NODE' | 'ZVON_BACKUP' | 'ZVON_BACKUP_PASSPHRASE_FILE' | 'ZVON_MASTER_KEY_FILE'
>;

export const postgresFolder = (settings: BackupSettings): string => join(settings.ZVON_DATA, 'postgres');
export const recordingsFolder = (settings: BackupSettings): string => join(settings.ZVON_DATA, 'recordings');

/** The folder of the backup and what opens it. */
export async function openRepository(settings: BackupSettings): Promise<Repository> {
  const folder = requiredPlace(settings);
  const found = await openKey(folder, passphraseOf(settings));
  if (found.kind === 'closed') throw new BackupFailure(found.sentence, 'closed');
  return { folder, key: found.key };
}

function passphraseOf({ ZVON_BACKUP_PASSPHRASE_FILE: file }: BackupSettings): string | null {
  if (!file) return null;
  if (!existsSync(file))
    throw new BackupFailure(`${file} is not there, which is to hold the passphrase of the backup.`, 'closed');
  if ((statSync(file).mode & 0o077) !== 0)
    throw new BackupFailure(`${file} is open to others: give it the mode 0600.`, 'closed');
  const passphrase = readFileSync(file, 'utf8').trim();
  if (passphrase.length < 12)
    throw new BackupFailure(`${file} must hold a passphrase of 12 characters or more.`, 'closed');
  return passphrase;
}

export function requiredPlace({ ZVON_BACKUP: place }: BackupSettings): string {
  if (!place) throw new BackupFailure('There is no backup: set ZVON_BACKUP to the folder where it is to lie.');
  return place;
}

export function requiredUrl({ DATABASE_URL: url }: BackupSettings): string {
  if (!url) throw new BackupFailure('PostgreSQL does not run: start Zvon first, by npm start.');
  return url;
}
