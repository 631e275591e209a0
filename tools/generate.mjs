#!/usr/bin/env node
// Writes everything that is made from something else: the languages of the screens, the ARI client, the schema and the
// table types (from a database that the migrations made), the pages below docs/generated. Tests fail when one of them is stale.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { program } from './parts/build.mjs';
import { writeLanguages } from './parts/languages.mjs';
import { projectRoot } from './parts/paths.mjs';
import { startPostgres } from './parts/postgres-server.mjs';
import { runCommand } from './parts/run-command.mjs';

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [environment]
 */
async function run(command, args, environment = {}) {
  const { code, stdout, stderr } = await runCommand(command, args, {
    cwd: projectRoot,
    env: { ...process.env, ...environment },
  });
  if (code !== 0) throw new Error(`${path.basename(command)} ${args.join(' ')} failed:\n${stdout}${stderr}`);
}

const dataDir = mkdtempSync(path.join(tmpdir(), 'zvon-generate-'));
const server = await startPostgres({ dataDir, forTests: true });
try {
  writeLanguages();
  await run(process.execPath, ['tools/generate-ari.mjs']);
  await run(program('tsx'), ['tools/write-docs.ts']);
  await run(program('tsx'), ['tools/write-schema.ts', server.ownerUrl]);
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
process.stdout.write('The languages, the ARI client, the schema, the table types and the pages are written anew.\n');
