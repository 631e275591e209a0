import type { Command } from 'commander';
import type pg from 'pg';
import { BackupFailure } from '../../adapters/backup/backup-failure.ts';
import { withoutDatabase } from '../command-action.ts';
import { type BackupSettings, openRepository, requiredUrl } from './backup-settings.ts';
import type { DrillResult } from './runs.ts';
import { readRecoveryTarget } from './recovery-target.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Json {
  json?: boolean;
}

/** For programs that read: the last line of standard output. */
const sayJson = (result: unknown, { json }: Json): void => (json ? say(JSON.stringify(result)) : undefined);

export function addBackupCommands(zvon: Command): void {
  const backup = zvon.command('backup').description('takes a whole set of the database and the recordings');
  backup.option('--json', 'ends with one line of JSON').action(takeBackup);
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

export function addDrillCommands(zvon: Command): void {
  const drill = zvon.command('drill').description('proves that what is kept for the worst day works');
  drill
    .command('restore')
    .description('restores the newest backup to a random second beside the server, and holds it against it')
    .option('--json', 'ends with one line of JSON')
    .action(restoreDrill);
  drill
    .command('failover')
    .description('kills a copy of the database under load and promotes its standby; production is not touched')
    .option('--async', 'commits do not wait for the standby, as with most of them')
    .option('--json', 'ends with one line of JSON')
    .action(failoverDrill);
}

const restoreDrill = withoutDatabase(async (settings, options: Json) => {
  const { drillRestore } = await import('./drill-restore.ts');
  const repository = await openRepository(settings);
  await drillAndTell('restore', settings, options, (connection) => drillRestore(connection, { settings, repository }));
});

const failoverDrill = withoutDatabase(async (settings, options: Json & { async?: boolean }) => {
  const { drillFailover } = await import('./drill-failover.ts');
  const repository = await openRepository(settings);
  const synchronous = options.async !== true;
  await drillAndTell('failover', settings, options, () => drillFailover({ settings, repository, synchronous }));
});

async function drillAndTell(
  kind: 'restore' | 'failover',
  settings: BackupSettings,
  options: Json,
  run: (connection: pg.Client) => Promise<DrillResult>,
): Promise<void> {
  const { asOwner, holdAlone } = await import('./owner-connection.ts');
  const { recordDrill } = await import('./runs.ts');
  const drill = (connection: pg.Client): Promise<DrillResult> =>
    recordDrill(connection, { kind, node: settings.ZVON_NODE }, () => run(connection));
  const result = await clearingWhenStopped(settings, () =>
    asOwner(requiredUrl(settings), async (connection) => {
      if (!(await holdAlone(connection, `drill-${kind}`))) throw new BackupFailure('This drill is under way already.');
      return drill(connection);
    }),
  );
  const { rtoMs, rpoMs, failure, targetAt } = result;
  if (targetAt) say(`Restored to ${targetAt.toISOString()}.`);
  say(`RTO ${inSeconds(rtoMs)}, RPO ${inSeconds(rpoMs)}: ${failure ?? 'all is as it was.'}`);
  sayJson(result, options);
  if (failure) process.exitCode = 1;
}

/** A drill that is stopped half-way leaves no server running beside the real one. */
async function clearingWhenStopped<T>(settings: BackupSettings, work: () => Promise<T>): Promise<T> {
  const { clearScratch, scratchFolders } = await import('./scratch.ts');
  const { stopOnSignal } = await import('../stop-on-signal.ts');
  stopOnSignal(async () => {
    for (const folder of scratchFolders(settings)) await clearScratch(folder);
  });
  return work();
}

const inSeconds = (ms: number | null): string => (ms === null ? 'not measured' : `${(ms / 1_000).toFixed(2)} s`);

const takeBackup = withoutDatabase(async (settings, options: Json) => {
  const { backUp } = await import('./back-up.ts');
  const taken = await backUp({ settings, repository: await openRepository(settings), say });
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
      (faults.length === 0 ? 'the backup is whole.' : `${faults.length} faults.`),
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
  if (before) say(`What was there before lies in ${before} until you delete it.`);
  sayJson(restored, options);
});

const inMegabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
