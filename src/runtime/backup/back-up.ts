import { BackupFailure } from '../../adapters/backup/backup-failure.ts';
import { type BackupSettings, openRepository, requiredPlace, requiredUrl } from './backup-settings.ts';
import { refuseEmptied } from './emptied-place.ts';
import { forgetExpired } from './forget-expired.ts';
import { asOwner, holdAlone, serverTime } from './owner-connection.ts';
import { recordBackup } from './runs.ts';
import { type SetTaken, takeSet } from './take-set.ts';

export interface BackUpWish {
  settings: BackupSettings;
  /** The place is empty because its disk is new. */
  isNewDisk?: boolean;
  say(line: string): void;
}

/** A whole set, written down in the database, and what is too old taken away. */
export async function backUp({ settings, isNewDisk = false, say }: BackUpWish): Promise<SetTaken> {
  const run = { node: settings.ZVON_NODE, place: requiredPlace(settings) };
  return asOwner(requiredUrl(settings), async (connection) => {
    if (!(await holdAlone(connection, 'backup'))) throw new BackupFailure('A backup is being taken already.');
    return recordBackup(connection, run, async () => {
      // First of all: opening makes the key of a backup that has none.
      if (!isNewDisk) await refuseEmptied(connection, settings);
      const repository = await openRepository(settings);
      const taken = await takeSet(connection, { settings, repository, say });
      await forgetExpired(repository, await serverTime(connection));
      return taken;
    });
  });
}
