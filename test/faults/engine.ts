import { serve } from '../../src/runtime/serve.ts';
import { serveOptions } from '../../src/runtime/serve-options.ts';
import { readSettings } from '../../src/runtime/settings.ts';
import { foundCompany } from './world/company.ts';

/**
 * Zvon as it is shipped, but for two things: the agents' telephones speak plain SIP unless a scenario wants browsers, so
 * that their audio can be counted packet by packet, and the database is filled with a company whose agents need not wrap up.
 */
const command = process.argv[2] ?? 'serve';
const phones = process.env['ZVON_TEST_PHONES'] === 'browser' ? 'browser' : 'desk';
if (command === 'serve' || command === 'seed') {
  const read = readSettings(process.env);
  if (!read.ok) {
    process.stderr.write(`${read.sentence}\n`);
    process.exit(2);
  }
  if (command === 'serve') await serve(read.settings, { ...serveOptions(process.argv.slice(3)), phones });
  else await foundCompany(read.settings.DATABASE_URL);
} else await import('../../src/runtime/main.ts');
