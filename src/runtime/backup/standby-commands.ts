import type { Command } from 'commander';
import { withoutDatabase } from '../command-action.ts';
import { say, sayJson } from './say.ts';

const confirmation = [
  '--confirm <node>',
  'the name of the node, typed by somebody who knows what is lost',
  '',
] as const;

export function addStandbyCommands(zvon: Command): void {
  const standby = zvon.command('standby').description('a second database that follows the first');
  standby.command('start').description('starts it; copies the database where it cannot catch up').action(start);
  standby.command('stop').description('ends it; it can catch up later').action(stop);
  standby
    .command('remove')
    .description('takes it away')
    .option(...confirmation)
    .action(remove);
  standby
    .command('status')
    .description('whether it follows, and how far behind it is')
    .option('--json', 'ends with one line of JSON')
    .action(status);
  standby
    .command('promote')
    .description('makes it the database, on the day when the first is lost')
    .option(...confirmation)
    .action(promote);
}

const start = withoutDatabase(async (settings) => {
  const { startWarmStandby } = await import('./standby.ts');
  const url = await startWarmStandby(settings, say);
  say(`It runs at ${new URL(url).host}.`);
  // It goes on without its starter, which would wait for its end.
  process.exit(0);
});

const stop = withoutDatabase(async (settings) => {
  await (await import('./standby.ts')).stopWarmStandby(settings);
  say('The standby is stopped.');
});

const remove = withoutDatabase(async (settings, { confirm }: { confirm: string }) => {
  await (await import('./standby.ts')).removeWarmStandby(settings, confirm);
  say('The standby is taken away.');
});

const status = withoutDatabase(async (settings, options: { json?: boolean }) => {
  const found = await (await import('./standby.ts')).lookAtStandby(settings);
  const { runs, follows, behindBytes, behindMs } = found;
  if (follows) say(`The standby follows; ${behindBytes} bytes and ${Math.round(behindMs ?? 0)} ms behind.`);
  else say(runs ? 'The standby runs and does not follow.' : 'No standby runs here.');
  sayJson(found, options);
  if (!follows) process.exitCode = 1;
});

const promote = withoutDatabase(async (settings, { confirm }: { confirm: string }) => {
  const { promoteWarmStandby } = await import('./standby.ts');
  const url = await promoteWarmStandby(settings, confirm);
  say(`It takes commits now. Set DATABASE_URL=${url} and start Zvon; then take a backup.`);
});
