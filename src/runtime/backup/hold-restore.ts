import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAlive, processStart } from '../../../tools/parts/os-process.mjs';
import { BackupFailure } from '../../adapters/backup/backup-failure.ts';

/** One restore of a folder at a time: two would take each other's files away. */
export async function holdRestore<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const file = `${dataDir}.restoring.process`;
  const [pid, started] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  if (pid && started && isAlive({ pid: Number(pid), started }))
    throw new BackupFailure(`A restore is under way already, by process ${pid}.`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${process.pid}\n${processStart(process.pid)}`);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
