import { BackupFailure } from '../../adapters/backup/backup-failure.ts';
import type { BackupTrouble } from '../../shared/api/system.ts';

export interface Failed {
  /** In English, as the log of the process. */
  sentence: string;
  why: BackupTrouble;
}

/** What the system says of a disk that takes nothing more, and of one that is out of order or not for us. */
const ofDisks: Readonly<Record<string, BackupTrouble>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'place-unusable',
  EPERM: 'place-unusable',
  EROFS: 'place-unusable',
  EIO: 'place-unusable',
  ENODEV: 'place-unusable',
  ENOTDIR: 'place-unusable',
  ESTALE: 'place-unusable',
};

/** What was not foreseen is told by its first line. */
export function failedBy(error: unknown): Failed {
  if (error instanceof BackupFailure) return { sentence: error.message, why: error.why };
  const said = (error instanceof Error ? error.message : String(error)).split('\n')[0];
  const { code } = error as NodeJS.ErrnoException;
  return { sentence: `It broke off: ${said}.`, why: ofDisks[code ?? ''] ?? 'other' };
}
