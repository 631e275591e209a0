import { serveOptions } from './serve-options.ts';
import { readSettings } from './settings.ts';

/** The process's commands: `serve` runs Zvon, the others prepare for it or look after it. */
const commands: Record<string, (settings: import('./settings.ts').Settings) => Promise<void>> = {
  'check-settings': async () => undefined,
  migrate: async (settings) => (await import('./prepare.ts')).runMigrations(settings),
  seed: async (settings) => (await import('./prepare.ts')).runSeed(settings),
  serve: async (settings) => (await import('./serve.ts')).serve(settings, serveOptions(process.argv.slice(3))),
  'verify-audit': async (settings) => (await import('./verify-audit.ts')).runVerifyAudit(settings),
};

const name = process.argv[2] ?? 'serve';
const command = commands[name];
if (!command) {
  process.stderr.write(`There is no command ${name}; there are ${Object.keys(commands).join(', ')}.\n`);
  process.exit(2);
}
const read = readSettings(process.env);
if (!read.ok) {
  process.stderr.write(`${read.sentence}\n`);
  process.exit(2);
}
try {
  await command(read.settings);
} catch (error) {
  process.stderr.write(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
