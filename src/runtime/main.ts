import { Command } from 'commander';
import { addBackupCommands } from './backup/commands.ts';
import { addDrillCommands } from './backup/drill-commands.ts';
import { addStandbyCommands } from './backup/standby-commands.ts';
import { settled, withoutDatabase, withSettings } from './command-action.ts';
import { addConfigCommands } from './config-commands.ts';
import { serveOptions } from './serve-options.ts';

/** The process's commands: `serve` runs Zvon, the others prepare for it or look after it. */
const zvon = new Command('zvon').description('An open contact center.').showHelpAfterError().enablePositionalOptions();

zvon
  .command('serve')
  .description('runs Zvon until it is asked to stop')
  .option('--takes-over-from <pid>', 'the process of the same folder that serves until this one can')
  .option('--boot <name>', 'what this life of the process is called')
  .action(
    withSettings(async (settings) => (await import('./serve.ts')).serve(settings, serveOptions(process.argv.slice(3)))),
  );
zvon
  .command('check-settings')
  .description('says the first setting that is wrong')
  .action(withSettings(async (settings) => (await import('./certificate-commands.ts')).checkCertificate(settings)));
zvon
  .command('certificate')
  .description('makes our own certificate where none is named, and says what is served with')
  .action(withoutDatabase(async (settings) => (await import('./certificate-commands.ts')).runCertificate(settings)));
zvon
  .command('migrate')
  .description('brings the database to the newest migration')
  .action(withSettings(async (settings) => (await import('./prepare.ts')).runMigrations(settings)));
zvon
  .command('seed')
  .description('makes the demo company in an empty database')
  .action(withSettings(async (settings) => (await import('./prepare.ts')).runSeed(settings)));
zvon
  .command('verify-audit')
  .description('recomputes the chain of the audit')
  .action(withSettings(async (settings) => (await import('./verify-audit.ts')).runVerifyAudit(settings)));
addConfigCommands(zvon);
addBackupCommands(zvon);
addDrillCommands(zvon);
addStandbyCommands(zvon);

await settled(zvon.parseAsync());
