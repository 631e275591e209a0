import { BackupFailure } from '../../adapters/backup/backup-failure.ts';
import { requiredUrl } from './backup-settings.ts';
import { forgetExpired } from './forget-expired.ts';
import { asOwner, holdAlone, serverTime } from './owner-connection.ts';
import { recordBackup } from './runs.ts';
import { type SetTaken, type TakeOptions, takeSet } from './take-set.ts';

/** A whole set, written down in the database, and what is too old taken away. */
export async function backUp(options: TakeOptions): Promise<SetTaken> {
  const { settings, repository } = options;
  return asOwner(requiredUrl(settings), async (connection) => {
    if (!(await holdAlone(connection, 'backup'))) throw new BackupFailure('A backup is being taken already.');
    const taken = await recordBackup(connection, settings.ZVON_NODE, () => takeSet(connection, options));
    await forgetExpired(repository, await serverTime(connection));
    return taken;
  });
}
