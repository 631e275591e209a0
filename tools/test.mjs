#!/usr/bin/env node
import { provideAsterisk } from './parts/asterisk-packages.mjs';
import { provideBuild } from './parts/build.mjs';
import { errorText } from './parts/error-text.mjs';
import { provideChromium, provideSipp } from './parts/host-packages.mjs';
import { provideNodeModules } from './parts/node-modules.mjs';
import { nodeObjection } from './parts/node-version.mjs';
import { cacheFolder, dataFolder } from './parts/paths.mjs';
import { endRunningCommands } from './parts/run-command.mjs';
import { createSay } from './parts/say.mjs';
import { runStaticChecks } from './parts/static-checks.mjs';
import { endRunners, runPlaywright, runVitest } from './parts/test-lanes.mjs';
import { clearReports, sumOf } from './parts/test-report.mjs';
import { openStage, startStageAsterisk } from './parts/test-stage.mjs';

/** @typedef {import('./parts/test-report.mjs').Tally} Tally */

const full = process.argv.includes('--full');
const say = createSay();
/** @type {Tally[]} */
const tallies = [];
/** @type {(() => Promise<void>)[]} */
const closing = [];
let interrupted = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    interrupted = true;
    endRunners();
    endRunningCommands();
  });

try {
  const objection = nodeObjection(process.versions.node);
  if (objection) throw new Error(objection);
  clearReports();
  await provideNodeModules(say);
  await step('Types, lint, format and unused code', checkStatically);
  const stage = await openStage();
  closing.unshift(stage.close);
  const database = { ZVON_TEST_DATABASE_URL: stage.databaseUrl, ZVON_DATA: dataFolder, ZVON_CACHE: cacheFolder };
  await step('Unit, database and simulation', async () => [
    await runVitest('vitest-main', ['unit', 'database', 'simulation'], database),
  ]);
  await step('Telephone and browser', () => ringAndBrowse(stage, database));
} catch (error) {
  tallies.push({ passed: 0, failed: 1 });
  process.stderr.write(`${errorText(error)}\n`);
} finally {
  for (const close of closing) await close().catch((error) => process.stderr.write(`${errorText(error)}\n`));
}

if (interrupted) {
  say.line('The tests were interrupted.');
  tallies.push({ passed: 0, failed: 1 });
}
const { passed, failed } = sumOf(tallies);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/**
 * @param {string} title
 * @param {() => Promise<Tally[]>} run
 */
async function step(title, run) {
  if (interrupted) return;
  say.line(`\n== ${title}`);
  tallies.push(...(await run()));
}

/** @returns {Promise<Tally[]>} */
async function checkStatically() {
  const results = await runStaticChecks();
  for (const { name, passed: ok, output } of results)
    say.line(`${ok ? 'ok    ' : 'FAILED'} ${name}${ok ? '' : `\n${output}`}`);
  return results.map(({ passed: ok }) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 }));
}

/**
 * @param {import('./parts/test-stage.mjs').TestStage} stage
 * @param {Record<string, string>} database
 * @returns {Promise<Tally[]>}
 */
async function ringAndBrowse(stage, database) {
  const packages = await provideAsterisk({ say });
  if (!packages.found) throw new Error(`The telephone tests need Asterisk, which cannot be fetched: ${packages.why}.`);
  const sipp = full ? await provideSipp(say) : undefined;
  if (sipp && !sipp.found) throw new Error(`The load tests need SIPp, which cannot be fetched: ${sipp.why}.`);
  const chromium = await provideChromium(say);
  if (!chromium.found) throw new Error(`The browser tests need Chromium, which cannot be fetched: ${chromium.why}.`);
  await provideBuild(say);
  const asterisk = await startStageAsterisk(stage, packages.root);
  closing.unshift(asterisk.stop);
  const telephone = {
    ...database,
    ZVON_ASTERISK_URL: asterisk.ariUrl,
    ZVON_ASTERISK_AMI: asterisk.amiUrl,
    ZVON_SIP_PORT: String(asterisk.sipPort),
    ZVON_RECORDINGS: asterisk.recordings,
    ...(sipp ? { ZVON_SIPP: sipp.program } : {}),
  };
  const rung = await runVitest('vitest-phone', [full ? 'phone' : 'phone-smoke'], telephone);
  if (interrupted) return [rung];
  return [rung, await runPlaywright(full ? 'e2e' : 'e2e/smoke', { ...telephone, ZVON_CHROMIUM: chromium.program })];
}
