import type { Command } from 'commander';
import type pg from 'pg';
import { BackupFailure } from '../../adapters/backup/backup-failure.ts';
import { withoutDatabase } from '../command-action.ts';
import { stopOnSignal } from '../stop-on-signal.ts';
import { type BackupSettings, openRepository, requiredUrl } from './backup-settings.ts';
import type { DrillResult } from './runs.ts';
import { type Json, say, sayJson } from './say.ts';
import { clearScratch, scratchFolders } from './scratch.ts';

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
export async function clearingWhenStopped<T>(settings: BackupSettings, work: () => Promise<T>): Promise<T> {
  stopOnSignal(async () => {
    for (const folder of scratchFolders(settings)) await clearScratch(folder);
  });
  return work();
}

const inSeconds = (ms: number | null): string => (ms === null ? 'not measured' : `${(ms / 1_000).toFixed(2)} s`);
