import path from 'node:path';
import { provideAsterisk } from './asterisk-packages.mjs';
import { provideBuild } from './build.mjs';
import { errorText } from './error-text.mjs';
import { engineEnvironment, namedTelephony } from './engine-environment.mjs';
import { digestOf, engineAddress, isHealthy, runEngineCommand, startEngine, stopEngine } from './engine-process.mjs';
import { isTcpPortFree } from './free-ports.mjs';
import { provideNodeModules } from './node-modules.mjs';
import { officeOf } from './office.mjs';
import { dataFolder, envFileObjection, environment } from './paths.mjs';
import { readSettings } from './settings.mjs';
import { isAlive, processStart, waitFor } from './os-process.mjs';
import { findRestore } from './restore-mark.mjs';
import { readRunState, writeRunState } from './state-file.mjs';
import { keepState, supervise } from './supervise.mjs';
import { certificateOf, isLoopback } from './tls.mjs';
import { sayPrepared } from './welcome.mjs';
import { databaseFolder, provideDatabase, provideTelephone } from './zvon-services.mjs';

/**
 * @typedef {import('./engine-environment.mjs').Telephony} Telephony
 * @typedef {import('./say.mjs').Say} Say
 * @typedef {import('./settings.mjs').Settings} Settings
 * @typedef {import('./supervise.mjs').Running} Running
 * @typedef {import('./supervise.mjs').Supervised} Supervised
 * @typedef {{
 *   say: Say, children: Supervised[], stopped: AbortSignal, engineProgram?: string, renewEngine?: () => Promise<void>,
 *   replaces?: boolean,
 * }} Run `children` stand in the order of their start; one that `replaces` takes over from a Zvon that runs here
 */

/** Asks a supervisor to leave and to let everything run. */
export const LEAVE_SIGNAL = 'SIGUSR2';

/** Something stands in the way; the message is the one sentence to show. */
export class CannotStart extends Error {}

/**
 * Provides everything that Zvon needs, starts it and keeps it running.
 * @param {Run} run
 * @returns {Promise<import('./welcome.mjs').Started>}
 */
export async function runZvon(run) {
  const settings = readSettings(environment, envFileObjection);
  await takePlace(settings, run);
  await provideNodeModules(run.say);
  run.stopped.throwIfAborted();
  const packages = await providePackages(settings, run.say);
  run.stopped.throwIfAborted();
  if (!run.engineProgram) await provideBuild(run.say);
  run.stopped.throwIfAborted();
  const { ownerUrl } = await startDatabase(settings, run);
  const { telephony, telephone } = await startTelephone(settings, packages, run);
  const embedded = !settings['DATABASE_URL'];
  const engineEnv = () =>
    engineEnvironment(settings, { dataFolder, ownerUrl: ownerUrl(), telephony: telephony(), embedded });
  await startSupervisedEngine(engineEnv, hasDemo(settings), run);
  return {
    address: engineAddress(engineEnv()),
    telephone,
    listensBeyondLoopback: !isLoopback(settings['ZVON_LISTEN'] ?? ''),
    certificate: certificateOf(engineEnv(), dataFolder),
    hasDemo: hasDemo(settings),
  };
}

/** @param {Settings} settings */
const hasDemo = (settings) => settings['ZVON_DEMO'] === 'yes';

/**
 * One supervisor at a time: another one leaves only when it is to be replaced, and leaves everything running.
 * @param {Settings} settings
 * @param {Run} run
 */
async function takePlace(settings, { replaces }) {
  refuseDuringRestore();
  const other = readRunState('supervisor');
  if (other && !replaces)
    throw new CannotStart(
      `Zvon already runs here, supervised by process ${other.pid}; npm start -- --replace takes over from it.`,
    );
  if (other && !(await dismissSupervisor(other)))
    throw new CannotStart(`Process ${other.pid}, which supervises Zvon here, does not leave; nothing was changed.`);
  writeRunState('supervisor', { pid: process.pid, started: processStart(process.pid) ?? '' });
  if (readRunState('engine')) return;
  const port = Number(settings['ZVON_PORT']);
  if (await isTcpPortFree(port, settings['ZVON_LISTEN'])) return;
  throw new CannotStart(
    `Port ${port} of ${settings['ZVON_LISTEN']} cannot be had: end what listens there, or set ZVON_PORT to another.`,
  );
}

/** The database that a restore is about to put in its place must not be begun anew, nor one be started in its middle. */
function refuseDuringRestore() {
  const restore = findRestore(databaseFolder(dataFolder));
  if (!restore) return;
  throw new CannotStart(`A restore is under way here, by process ${restore.pid}: start Zvon when it has ended.`);
}

const LEAVES_WITHIN_MS = 10_000;

/** @param {import('./os-process.mjs').ProcessIdentity} other */
async function dismissSupervisor(other) {
  process.kill(other.pid, LEAVE_SIGNAL);
  return waitFor(() => !isAlive(other), LEAVES_WITHIN_MS);
}

/**
 * @param {Settings} settings
 * @param {Say} say
 */
async function providePackages(settings, say) {
  if (settings['ZVON_TELEPHONY'] === 'simulated' || settings['ZVON_ASTERISK_URL']) return undefined;
  const packages = await provideAsterisk({ say });
  if (packages.found) return packages;
  say.line(
    `Asterisk cannot be fetched (${packages.why}); Zvon starts with the simulated telephone: all works but the audio.`,
  );
  return undefined;
}

/**
 * @param {Settings} settings
 * @param {Run} run
 * @returns {Promise<{ ownerUrl: () => string }>}
 */
async function startDatabase(settings, run) {
  const own = settings['DATABASE_URL'];
  if (own) return { ownerUrl: () => own };
  // What was built before took minutes, and a restore only looks for a database that runs.
  refuseDuringRestore();
  const database = await provideDatabase(dataFolder);
  watchBelowEngine(database, run);
  const way = { direct: '', namespace: ' in a user namespace', nobody: ' as the user nobody' }[database.current.way];
  run.say.done(`PostgreSQL ${database.adopted ? 'of an earlier start still runs' : `runs${way}`}.`);
  return { ownerUrl: () => database.current.ownerUrl };
}

/**
 * @param {Settings} settings
 * @param {{ root: string, version: string } | undefined} packages
 * @param {Run} run
 * @returns {Promise<{ telephony: () => Telephony, telephone: string }>}
 */
async function startTelephone(settings, packages, run) {
  const named = namedTelephony(settings);
  if (named?.driver === 'asterisk')
    return { telephony: () => named, telephone: `Asterisk at ${new URL(named.ariUrl).host}` };
  if (!packages) return { telephony: () => ({ driver: 'simulated' }), telephone: 'simulated, without audio' };
  if (settings['ZVON_TRUNK_PORT']) await provideCertificate(settings, run);
  const office = officeOf(settings, dataFolder);
  const asterisk = await provideTelephone(dataFolder, {
    ...{ root: packages.root, node: settings['ZVON_NODE'] ?? '' },
    office,
  });
  watchBelowEngine(asterisk, run);
  run.say.done(`Asterisk ${packages.version} ${asterisk.adopted ? 'of an earlier start still runs' : 'runs'}.`);
  return {
    telephony: () => {
      const { ariUrl: url, amiUrl, sipPort, recordings, witness } = asterisk.current;
      return { driver: 'asterisk', ariUrl: url, amiUrl, sipPort: String(sipPort), recordings, witness };
    },
    telephone: `Asterisk ${packages.version}`,
  };
}

/**
 * The engine makes the certificate, and Asterisk, which starts before it, reads it.
 * @param {Settings} settings
 * @param {Run} run
 */
async function provideCertificate(settings, { engineProgram }) {
  const made = { dataFolder, ownerUrl: 'postgres://none', telephony: /** @type {const} */ ({ driver: 'simulated' }) };
  const result = await runEngineCommand('check-settings', engineEnvironment(settings, made), engineProgram);
  if (result.code !== 0) throw new CannotStart(tellingSentence(result, 'check-settings'));
}

/**
 * The engine was told where database and telephone are: when one of them came back elsewhere, it has to be told again.
 * @param {import('./zvon-services.mjs').Provided<Running>} provided
 * @param {Run} run
 */
function watchBelowEngine(provided, run) {
  const afterRestart = async () => run.renewEngine?.();
  run.children.push(supervise(provided.service, provided.current, { say: run.say, afterRestart }));
}

/**
 * @param {() => Record<string, string>} engineEnv
 * @param {boolean} isDemo
 * @param {Run} run
 */
async function startSupervisedEngine(engineEnv, isDemo, run) {
  const { say, engineProgram } = run;
  const logFile = path.join(dataFolder, 'log', 'engine.log');
  /** @type {import('./supervise.mjs').Service} */
  const service = {
    name: 'engine',
    title: 'The engine',
    start: (signal) => start(signal),
  };
  /**
   * @param {AbortSignal} signal
   * @param {import('./os-process.mjs').ProcessIdentity} [takesOverFrom]
   */
  const start = (signal, takesOverFrom) =>
    startEngine({
      environment: engineEnv(),
      logFile,
      program: engineProgram,
      signal,
      takesOverFrom,
      // Known at once: a supervisor killed during the start must not leave an engine that nobody finds.
      onSpawn: (running) => keepState(service, running),
    });
  const { adopted, outdated } = await lookForEngine(engineEnv(), engineProgram);
  if (adopted) {
    say.done('The engine of an earlier start still runs.');
    watchEngine(adopted);
    return;
  }
  run.stopped.throwIfAborted();
  for (const subcommand of ['check-settings', 'migrate', 'seed']) {
    const result = await runEngineCommand(subcommand, engineEnv(), engineProgram);
    if (result.code !== 0) throw new CannotStart(tellingSentence(result, subcommand));
  }
  say.done(sayPrepared(isDemo));
  watchEngine(await startOrKeep(outdated));

  /**
   * A successor that does not come up before it took over has changed nothing.
   * @param {import('./os-process.mjs').ProcessIdentity} [predecessor]
   */
  async function startOrKeep(predecessor) {
    try {
      return await start(run.stopped, predecessor);
    } catch (error) {
      if (!predecessor || !isAlive(predecessor)) throw error;
      keepState(service, { identity: predecessor, exited: undefined, stop: async () => undefined });
      run.children.length = 0;
      throw new CannotStart(`The new engine cannot be started (${errorText(error)}); the one before goes on.`);
    }
  }

  /** @param {Running} running */
  function watchEngine(running) {
    const engine = supervise(service, running, { say });
    run.children.push(engine);
    run.renewEngine = async () => {
      if (engine.startedWith() !== digestOf(engineEnv(), engineProgram)) await engine.restart();
    };
  }
}

/**
 * An engine that runs is adopted; one that was started with other settings or from an older build goes on until its
 * successor can take over, and one that cannot serve is ended.
 * @param {Record<string, string>} engineEnv
 * @param {string | undefined} program
 * @returns {Promise<{ adopted?: Running, outdated?: import('./os-process.mjs').ProcessIdentity }>}
 */
async function lookForEngine(engineEnv, program) {
  const state = readRunState('engine');
  if (!state) return {};
  const identity = { pid: state.pid, started: state.started };
  if (!(await isHealthy(engineEnv))) {
    await stopEngine(identity);
    return {};
  }
  if (state.startedWith !== digestOf(engineEnv, program)) return { outdated: identity };
  return {
    adopted: { identity, exited: undefined, stop: () => stopEngine(identity), startedWith: state.startedWith },
  };
}

/**
 * @param {import('./run-command.mjs').CommandResult} result
 * @param {string} subcommand
 */
function tellingSentence(result, subcommand) {
  const lines = (result.stderr.trim() || result.stdout.trim()).split('\n');
  return (
    lines.find((line) => /failed|Error/.test(line)) ?? lines.find(Boolean) ?? `${subcommand} failed without a word.`
  );
}
