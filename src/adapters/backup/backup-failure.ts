import type { BackupTrouble } from '../../shared/api/system.ts';

/** What stands in the way of a backup or a restore; the message is the one sentence to show. */
export class BackupFailure extends Error {
  /** For the screens, whose languages the message does not speak. */
  readonly why: BackupTrouble;

  constructor(message: string, why: BackupTrouble = 'other') {
    super(message);
    this.why = why;
  }
}
