import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { processStart } from '../../../tools/parts/os-process.mjs';
import { findRestore, restoreMark } from '../../../tools/parts/restore-mark.mjs';
import { BackupFailure } from '../../adapters/backup/backup-failure.ts';

/** One restore of a folder at a time: two would take each other's files away. */
export async function holdRestore<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const other = findRestore(dataDir);
  if (other) throw new BackupFailure(`A restore is under way already, by process ${other.pid}.`);
  const file = restoreMark(dataDir);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${process.pid}\n${processStart(process.pid)}`);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
