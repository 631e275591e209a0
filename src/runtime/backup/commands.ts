import type { Command } from 'commander';
import { BackupFailure } from '../../adapters/backup/backup-failure.ts';
import { withoutDatabase } from '../command-action.ts';
import { openRepository } from './backup-settings.ts';
import { clearingWhenStopped } from './drill-commands.ts';
import { readRecoveryTarget } from './recovery-target.ts';
import { type Json, say, sayJson } from './say.ts';

export function addBackupCommands(zvon: Command): void {
  const backup = zvon.command('backup').description('takes a whole set of the database and the recordings');
  // Otherwise an option of a subcommand would be taken for its own.
  backup
    .enablePositionalOptions()
    .option('--new-disk', 'begins in an empty folder that held sets before')
    .option('--json', 'ends with one line of JSON')
    .action(takeBackup);
  backup
    .command('verify')
    .description('reads every byte of the backup and says what it is worth')
    .option('--json', 'ends with one line of JSON')
    .action(verify);
  backup.command('ship').description('takes over what the server has handed over since').action(ship);
  backup.command('due').description('takes a set and drills where it is time to, as the engine asks').action(due);
  zvon
    .command('restore')
    .description('puts the embedded database back to a moment; what was there before stays beside it')
    .requiredOption('--to <time>', 'a moment with its time zone, as 2026-11-22 10:00:00+01, or latest')
    .option('--json', 'ends with one line of JSON')
    .action(restore);
}

const takeBackup = withoutDatabase(async (settings, options: Json & { newDisk?: boolean }) => {
  const { backUp } = await import('./back-up.ts');
  const taken = await backUp({ settings, isNewDisk: options.newDisk === true, say });
  const { count, missing } = taken.recordings;
  say(`Set ${taken.id} is complete: ${inMegabytes(taken.bytes)} and ${count} recordings.`);
  if (missing > 0) say(`${missing} recordings are missing on the disk or damaged; they are in no set.`);
  sayJson(taken, options);
});

const verify = withoutDatabase(async (settings, options: Json) => {
  const { verifyBackup } = await import('./verify-backup.ts');
  const verdict = await verifyBackup(await openRepository(settings));
  for (const line of [...verdict.notes, ...verdict.faults]) say(line);
  const { sets, segments, recordings, bytes, faults } = verdict;
  say(
    `${sets} sets, ${segments} segments of the log and ${recordings} recordings were read, ${inMegabytes(bytes)}: ` +
      (faults.length === 0 ? 'the backup is whole.' : `faults: ${faults.length}.`),
  );
  sayJson(verdict, options);
  if (faults.length > 0) process.exitCode = 1;
});

const ship = withoutDatabase(async (settings) => {
  const { shipFromSpool } = await import('./ship-from-spool.ts');
  await shipFromSpool(settings);
});

const due = withoutDatabase(async (settings) => {
  const { doWhatIsDue } = await import('./do-what-is-due.ts');
  await clearingWhenStopped(settings, () => doWhatIsDue(settings, say));
});

const restore = withoutDatabase(async (settings, options: Json & { to: string }) => {
  const target = readRecoveryTarget(options.to, new Date());
  if (!target.ok) throw new BackupFailure(target.sentence);
  const { restore: restoreTo } = await import('./restore.ts');
  const repository = await openRepository(settings);
  const restored = await restoreTo({ settings, repository, to: target.to, say });
  const { recordings, before } = restored;
  say(
    `The database is restored; ${recordings.restored} recordings were brought back, ${recordings.missing} are missing.`,
  );
  if (restored.secrets.length > 0) say(`Put back as well: ${restored.secrets.join(' and ')}.`);
  if (before) say(`What was there before lies in ${before} until you delete it.`);
  sayJson(restored, options);
});

const inMegabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
