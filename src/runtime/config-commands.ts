import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { commitUnit, readAs } from '../adapters/postgres/unit.ts';
import { applyConfig } from '../features/config/apply-config.ts';
import { diffConfig } from '../features/config/diff-config.ts';
import { exportConfig } from '../features/config/export-config.ts';
import { AppError } from '../shared/errors.ts';
import { say } from './backup/say.ts';
import { saidOf, withSettings } from './command-action.ts';
import { linesOf, refusalLines } from './config-lines.ts';
import { CommandRefused, readFile, withConfig } from './config-world.ts';
import { newToken } from './feature-deps.ts';
import type { Settings } from './settings.ts';

interface OfTenant {
  tenant?: string;
}
interface OfFile extends OfTenant {
  file: string;
}

const ofTenant = ['--tenant <key>', 'whose; the only one where there is one'] as const;

export function addConfigCommands(zvon: Command): void {
  const config = zvon.command('config').description('what an administrator sets up, as one file');
  config
    .command('export')
    .description('writes all that is set up and in use')
    .option(...ofTenant)
    .option('--out <file>', 'instead of to standard output')
    .action(withSettings(exportIt));
  config
    .command('diff')
    .description('says what a file says otherwise; ends with 1 where there is anything')
    .argument('<file>')
    .option(...ofTenant)
    .action((file: string, options: OfTenant) => withSettings(diffIt)({ ...options, file }));
  config
    .command('apply')
    .description('sets everything up as a file says; what it does not name stays as it is')
    .argument('<file>')
    .option(...ofTenant)
    .option('--why <text>', 'stands in the history of each change')
    .action((file: string, options: OfTenant & { why?: string }) => withSettings(applyIt)({ ...options, file }));
}

const exportIt = (settings: Settings, { tenant, out }: OfTenant & { out?: string }): Promise<void> =>
  refusalsTold(async () => {
    const file = await withConfig(settings, tenant, ({ db, who }) =>
      readAs(db, who, (tx) => exportConfig(tx, who.tenantId)),
    );
    const text = JSON.stringify(file, null, 2);
    if (out === undefined) say(text);
    else writeFileSync(out, `${text}\n`);
  });

const diffIt = (settings: Settings, { tenant, file }: OfFile): Promise<void> =>
  refusalsTold(async () => {
    const read = readFile(file);
    const found = await withConfig(settings, tenant, ({ db, who }) =>
      readAs(db, who, (tx) => diffConfig(tx, who.tenantId, read)),
    );
    for (const line of linesOf(found)) say(line);
    if (found.length > 0) process.exitCode = 1;
  });

const applyIt = (settings: Settings, { tenant, file, why }: OfFile & { why?: string }): Promise<void> =>
  refusalsTold(async () => {
    const read = readFile(file);
    const { result } = await withConfig(settings, tenant, ({ db, who, speech }) =>
      commitUnit(db, who, (unit) =>
        applyConfig(unit, { newId: randomUUID, newToken }, { file: read, why: why?.trim() || null }, speech),
      ),
    );
    for (const line of linesOf(result)) say(line);
    say(result.length === 0 ? 'Everything is as the file says already.' : `${result.length} items were set up.`);
  });

/** Whatever stands in the way is told, and ends with 2: 1 means "different". */
async function refusalsTold(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    for (const line of linesOfFailure(error)) process.stderr.write(`${line}\n`);
    process.exitCode = 2;
  }
}

function linesOfFailure(error: unknown): string[] {
  if (error instanceof AppError) return refusalLines(error);
  return [error instanceof CommandRefused ? error.message : saidOf(error)];
}
