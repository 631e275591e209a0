import { readSettings } from '../../src/runtime/settings.ts';
import { serve } from '../../src/runtime/serve.ts';

/** Zvon as it is shipped, but for the agents' telephones: they speak plain SIP, which SIPp does too. */
const read = readSettings(process.env);
if (!read.ok) {
  process.stderr.write(`${read.sentence}\n`);
  process.exit(2);
}
await serve(read.settings, { phones: 'desk' });
