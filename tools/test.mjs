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
import { STAGE_VARIABLE } from './parts/stage-leftovers.mjs';
import { describeCheck, runStaticChecks, tallyOfChecks } from './parts/static-checks.mjs';
import { endRunners, runPlaywright, runVitest } from './parts/test-lanes.mjs';
import { clearReports, failedLines, sumOf } from './parts/test-report.mjs';
import { openStage, startStageAsterisk } from './parts/test-stage.mjs';

/** @typedef {import('./parts/test-report.mjs').Tally} Tally */

const full = process.argv.includes('--full');
const say = createSay();
/** @type {Tally[]} */
const tallies = [];
/** @type {(() => Promise<void>)[]} */
const closing = [];
/** @type {string[]} */
const failedChecks = [];
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
  const shared = {
    [STAGE_VARIABLE]: stage.folder,
    ZVON_TEST_DATABASE_URL: stage.databaseUrl,
    ZVON_DATA: dataFolder,
    ZVON_CACHE: cacheFolder,
  };
  await step('Unit, database and simulation', () =>
    runVitest('vitest-main', ['unit', 'database', 'simulation', ...(full ? ['simulation-long'] : [])], shared),
  );
  if (full) await step('Recovery', () => runVitest('vitest-recovery', ['recovery'], shared));
  await step('Telephone', () => ring(stage, shared));
  await step('Browser', () => browse(shared));
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
for (const line of [...failedChecks, ...failedLines()]) say.line(`FAILED ${line}`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/**
 * What a step lacks is its own failure: the next one runs all the same.
 * @param {string} title
 * @param {() => Promise<Tally>} run
 */
async function step(title, run) {
  if (interrupted) return;
  say.line(`\n== ${title}`);
  try {
    tallies.push(await run());
  } catch (error) {
    tallies.push({ passed: 0, failed: 1 });
    say.line(errorText(error));
  }
}

async function checkStatically() {
  const results = await runStaticChecks();
  for (const result of results) say.line(describeCheck(result));
  failedChecks.push(...results.filter((result) => !result.passed).map(({ name }) => name));
  return tallyOfChecks(results);
}

/**
 * @param {import('./parts/test-stage.mjs').TestStage} stage
 * @param {Record<string, string>} shared
 */
async function ring(stage, shared) {
  const packages = await provideAsterisk({ say });
  if (!packages.found) throw new Error(`The telephone tests need Asterisk, which cannot be fetched: ${packages.why}.`);
  const sipp = full ? await provideSipp(say) : undefined;
  if (sipp && !sipp.found) throw new Error(`The load tests need SIPp, which cannot be fetched: ${sipp.why}.`);
  const asterisk = await startStageAsterisk(stage, packages.root);
  closing.unshift(asterisk.stop);
  Object.assign(shared, {
    ZVON_ASTERISK_URL: asterisk.ariUrl,
    ZVON_ASTERISK_AMI: asterisk.amiUrl,
    ZVON_SIP_PORT: String(asterisk.sipPort),
    ZVON_RECORDINGS: asterisk.recordings,
    ZVON_WITNESS: asterisk.witness,
    ...(sipp ? { ZVON_SIPP: sipp.program } : {}),
  });
  return runVitest('vitest-phone', [full ? 'phone' : 'phone-smoke'], shared);
}

/** @param {Record<string, string>} shared with the telephone of the step before */
async function browse(shared) {
  const chromium = await provideChromium(say);
  if (!chromium.found) throw new Error(`The browser tests need Chromium, which cannot be fetched: ${chromium.why}.`);
  await provideBuild(say);
  return runPlaywright(full ? 'e2e' : 'e2e/smoke', { ...shared, ZVON_CHROMIUM: chromium.program });
}
