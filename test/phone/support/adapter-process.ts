import { createInterface } from 'node:readline';
import { linesTo } from '../../../src/adapters/asterisk/asterisk-lines.ts';
import { createAsteriskPhone } from '../../../src/adapters/asterisk/asterisk-phone.ts';
import type { TelephonyCommand } from '../../../src/core/telephony/command.ts';
import { contractAccounts } from '../contract/contract-harness.ts';

/** The adapter as a process that can be killed: events go out and commands come in as lines of JSON. */
const port = createAsteriskPhone({
  lines: linesTo({ url: process.argv[2] ?? '', ami: process.argv[3] ?? '' }),
  recordingsFolder: process.argv[4] ?? '',
  promptsFolder: process.argv[5] ?? '',
  phones: 'desk',
});
const say = (message: unknown): void => void process.stdout.write(`${JSON.stringify(message)}\n`);

await port.connect((event) => say({ event }));
await port.provision(contractAccounts);
say({ ready: true });

for await (const line of createInterface({ input: process.stdin })) {
  await port.perform(JSON.parse(line) as TelephonyCommand);
  say({ performed: true });
}
