import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import { ASTERISK_USER, writeAsteriskConfiguration } from './asterisk-configuration.mjs';
import { forgetWitness } from './forget-witness.mjs';
import { acceptsConnections, bindableUdpPort, freeTcpPorts, isTcpPortFree } from './free-ports.mjs';
import { isAlive, startDetached, stopProcess, waitFor } from './os-process.mjs';
import { OFFICE_RTP_START } from './office.mjs';
import { dataFolder, projectRoot } from './paths.mjs';
import { makePrivateFolder } from './private-folder.mjs';
import { runCommand } from './run-command.mjs';
import { stageMark } from './stage-leftovers.mjs';

/**
 * @typedef {import('./asterisk-configuration.mjs').AsteriskPorts} AsteriskPorts
 * @typedef {import('./asterisk-configuration.mjs').BenchQueue} BenchQueue
 * @typedef {import('./os-process.mjs').ProcessIdentity} ProcessIdentity
 * @typedef {{ folder: string, root?: string, node?: string, prompts?: string, recordings?: string, rtpPorts?: number, bench?: BenchQueue, office?: import('./office.mjs').Office | undefined }} AsteriskOptions
 *   `folder` is this instance's own; `root` the unpacked packages
 * @typedef {{ ports: AsteriskPorts, ariPassword: string, amiPassword: string, recordings: string, process?: ProcessIdentity }} InstanceState
 * @typedef {{
 *   ariUrl: string, amiUrl: string, sipPort: number, recordings: string, witness: string, log: string,
 *   identity: ProcessIdentity, exited: Promise<string> | undefined, stop: () => Promise<void>,
 *   console: (command: string) => Promise<string>,
 * }} AsteriskInstance
 *   `exited` is known only to the process that started it
 */

const READY_WITHIN_MS = 30_000;
const STOP_GRACE_MS = 5_000;
// A killed process holds its sockets a moment longer than its pid.
const PORTS_COME_BACK_WITHIN_MS = 2_000;
const FIRST_RTP_PORT = 10_000;
const LAST_RTP_PORT = 32_000;

/**
 * Starts a private Asterisk and waits until it answers. Ports and passwords of an earlier start are kept when still free.
 * @param {AsteriskOptions} options
 * @returns {Promise<AsteriskInstance>}
 */
export async function startAsterisk(options) {
  const folder = path.resolve(options.folder);
  const packages = packageTree(options.root ?? path.join(dataFolder, 'asterisk', 'root'));
  prepareFolders(folder);
  const state = await chooseState(folder, options);
  writeState(folder, state);
  const files = writeAsteriskConfiguration({
    ...state,
    node: options.node ?? 'node-1',
    folder,
    root: packages.root,
    libraries: packages.libraries,
    overflowPrompt: overflowPrompt(options.prompts ?? path.join(projectRoot, 'prompts')),
    openFiles: openFileLimit(),
    bench: options.bench,
    office: withTrust(folder, options.office),
  });
  for (const [name, text] of Object.entries(files))
    writeFileSync(path.join(folder, 'etc', name), text, { mode: 0o600 });
  const { identity, exited } = launch(folder, packages);
  writeState(folder, { ...state, process: identity });
  const instance = describeInstance(folder, packages, { ...state, process: identity }, exited);
  await untilReady(instance, state);
  return instance;
}

/**
 * An Asterisk that a killed supervisor left running, or undefined.
 * @param {AsteriskOptions} options
 * @returns {AsteriskInstance | undefined}
 */
export function adoptAsterisk(options) {
  const folder = path.resolve(options.folder);
  const state = readState(folder);
  if (!state?.process || !isAlive(state.process)) return undefined;
  const packages = packageTree(options.root ?? path.join(dataFolder, 'asterisk', 'root'));
  return describeInstance(folder, packages, state, undefined);
}

/**
 * @typedef {{ root: string, libraries: string, loader: string }} PackageTree
 * @param {string} root
 * @returns {PackageTree}
 */
function packageTree(root) {
  const base = path.join(root, 'usr', 'lib');
  const triplet = existsSync(base) ? readdirSync(base).find((name) => /^[a-z0-9_]+-linux-gnu/.test(name)) : undefined;
  if (!triplet) throw new Error(`no unpacked Asterisk in ${root}`);
  const libraries = path.join(base, triplet);
  const loader = readdirSync(libraries).find((name) => /^ld-linux.*\.so\.\d+$/.test(name));
  if (!loader) throw new Error(`no dynamic loader in ${libraries}`);
  return { root, libraries, loader: path.join(libraries, loader) };
}

/** @param {string} folder */
function prepareFolders(folder) {
  makePrivateFolder(folder);
  const parts = ['etc', 'lib/agi-bin', 'db', 'keys/keys', 'spool/monitor', 'spool/recording', 'run', 'log', 'cache'];
  for (const part of parts) mkdirSync(path.join(folder, part), { recursive: true });
}

/**
 * @param {string} folder
 * @param {AsteriskOptions} options
 * @returns {Promise<InstanceState>}
 */
async function chooseState(folder, options) {
  const earlier = readState(folder);
  const recordings = path.resolve(options.recordings ?? path.join(folder, 'spool', 'monitor'));
  makePrivateFolder(recordings);
  if (earlier && (await waitFor(() => arePortsFree(earlier.ports), PORTS_COME_BACK_WITHIN_MS)))
    return { ...earlier, ports: { ...earlier.ports, ...fixedRtp(options) }, recordings, process: undefined };
  const [http = 0, ami = 0] = await freeTcpPorts(2);
  return {
    ports: { sip: (await bindableUdpPort(0)) ?? 0, http, ami, ...(fixedRtp(options) ?? anyRtp(options)) },
    ariPassword: randomBytes(16).toString('hex'),
    amiPassword: randomBytes(16).toString('hex'),
    recordings,
  };
}

const rtpFrom = (/** @type {number} */ rtpStart, /** @type {AsteriskOptions} */ { rtpPorts = 1000 }) => ({
  rtpStart,
  rtpEnd: rtpStart + rtpPorts - 1,
});

/**
 * A firewall has to know them beforehand.
 * @param {AsteriskOptions} options
 */
const fixedRtp = (options) => (options.office ? rtpFrom(OFFICE_RTP_START, options) : undefined);

/**
 * Several on one machine would meet.
 * @param {AsteriskOptions} options
 */
function anyRtp(options) {
  const span = LAST_RTP_PORT - FIRST_RTP_PORT - (options.rtpPorts ?? 1000);
  return rtpFrom(FIRST_RTP_PORT + 2 * Math.floor((Math.random() * span) / 2), options);
}

/**
 * What Node trusts is written for Asterisk where nothing else was given: the machine need not have a list of its own.
 * @param {string} folder
 * @param {AsteriskOptions['office']} office
 */
function withTrust(folder, office) {
  if (!office?.tls) return office;
  const trusted = office.tls.trusted || path.join(folder, 'etc', 'trusted.pem');
  if (!office.tls.trusted) writeFileSync(trusted, rootCertificates.join('\n'), { mode: 0o600 });
  return { ...office, tls: { ...office.tls, trusted } };
}

/** @param {AsteriskPorts} ports */
async function arePortsFree(ports) {
  const udp = (await bindableUdpPort(ports.sip)) === ports.sip;
  return udp && (await isTcpPortFree(ports.http)) && (await isTcpPortFree(ports.ami));
}

/** @param {string} folder */
const witnessIn = (folder) => path.join(folder, 'log', 'witness.csv');

/**
 * The wrapper runs the packages' own loader and C library, which may be newer than the host's.
 * @param {string} folder
 * @param {PackageTree} packages
 */
function launch(folder, packages) {
  forgetWitness(witnessIn(folder), Date.now() / 1_000);
  const messages = path.join(folder, 'log', 'messages');
  if (existsSync(messages)) renameSync(messages, `${messages}.previous`);
  // The control socket of a killed Asterisk would be taken for a running one.
  for (const name of ['asterisk.ctl', 'asterisk.pid']) rmSync(path.join(folder, 'run', name), { force: true });
  return startDetached({
    command: packages.loader,
    args: asteriskArguments(folder, packages, ['-f']),
    env: { PATH: process.env['PATH'], HOME: folder, LANG: 'C.UTF-8', ...stageMark() },
    cwd: folder,
    logFile: path.join(folder, 'log', 'console'),
  });
}

/**
 * @param {string} folder
 * @param {PackageTree} packages
 * @param {string[]} rest
 */
function asteriskArguments(folder, packages, rest) {
  const search = `${packages.libraries}:${path.join(packages.libraries, 'asterisk')}`;
  const program = path.join(packages.root, 'usr', 'sbin', 'asterisk');
  const settings = path.join(folder, 'etc', 'asterisk.conf');
  return ['--library-path', search, '--argv0', 'asterisk', program, '-C', settings, ...rest];
}

/**
 * @param {string} folder
 * @param {PackageTree} packages
 * @param {InstanceState} state
 * @param {Promise<string> | undefined} exited
 * @returns {AsteriskInstance}
 */
function describeInstance(folder, packages, state, exited) {
  const identity = /** @type {ProcessIdentity} */ (state.process);
  return {
    ariUrl: `http://${ASTERISK_USER}:${state.ariPassword}@127.0.0.1:${state.ports.http}`,
    amiUrl: `tcp://${ASTERISK_USER}:${state.amiPassword}@127.0.0.1:${state.ports.ami}`,
    sipPort: state.ports.sip,
    recordings: state.recordings,
    witness: witnessIn(folder),
    log: path.join(folder, 'log', 'messages'),
    identity,
    exited,
    stop: () => stopProcess(identity, { graceMs: STOP_GRACE_MS }),
    console: async (command) =>
      (await runCommand(packages.loader, asteriskArguments(folder, packages, ['-rx', command]))).stdout,
  };
}

/**
 * @param {AsteriskInstance} instance
 * @param {InstanceState} state
 */
async function untilReady(instance, state) {
  const ready = await waitFor(async () => {
    if (!isAlive(instance.identity)) return true;
    const booted = existsSync(instance.log) && readFileSync(instance.log, 'utf8').includes('Asterisk Ready');
    return booted && (await acceptsConnections(state.ports.http)) && (await acceptsConnections(state.ports.ami));
  }, READY_WITHIN_MS);
  if (ready && isAlive(instance.identity)) return;
  await instance.stop();
  throw new Error(`Asterisk did not start; its log is ${instance.log}`);
}

/**
 * Nobody knows the caller's language when Zvon is away: the prompt is played in two. Media names in Asterisk carry no
 * extension, and `&` joins them.
 * @param {string} prompts
 */
function overflowPrompt(prompts) {
  const own = ['cs', 'en'].map((language) => path.join(prompts, language, 'overflow'));
  return own.every((name) => existsSync(`${name}.wav`)) ? own.join('&') : 'vm-goodbye';
}

function openFileLimit() {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    return Number(limits.match(/^Max open files\s+\S+\s+(\d+)/m)?.[1] ?? 1024);
  } catch {
    // No /proc: the least that every system grants.
    return 1024;
  }
}

/**
 * @param {string} folder
 * @returns {InstanceState | undefined}
 */
function readState(folder) {
  const file = path.join(folder, 'run', 'instance.json');
  if (!existsSync(file)) return undefined;
  return /** @type {InstanceState} */ (JSON.parse(readFileSync(file, 'utf8')));
}

/**
 * @param {string} folder
 * @param {InstanceState} state
 */
function writeState(folder, state) {
  const file = path.join(folder, 'run', 'instance.json');
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
