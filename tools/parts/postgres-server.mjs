import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { acceptsConnections, freeTcpPorts, isTcpPortFree } from './free-ports.mjs';
import { isAlive, processStart, startDetached, stopProcess, waitFor } from './os-process.mjs';
import {
  DATABASE,
  OWNER_ROLE,
  clusterPlace,
  explainPostgresFailure,
  postgresEnvironment,
  provideCluster,
  readPassword,
} from './postgres-cluster.mjs';
import { archiveSettings, provideSpool } from './postgres-archive.mjs';
import { unprivilegedInvocation } from './run-unprivileged.mjs';

/**
 * @typedef {import('./os-process.mjs').ProcessIdentity} ProcessIdentity
 * @typedef {import('./postgres-cluster.mjs').ClusterPlace} ClusterPlace
 * @typedef {{
 *   dataDir: string, port?: number, forTests?: boolean, archive?: boolean, settings?: Record<string, string>,
 *   readyWithinMs?: number,
 * }} PostgresOptions
 *   `forTests` gives up durability for speed; `archive` hands every segment of the log to the spool, from which the
 *   backup takes it; `settings` are the server's own, as for a recovery or a standby
 * @typedef {{
 *   ownerUrl: string, port: number, log: string, way: ClusterPlace['way']['kind'], identity: ProcessIdentity,
 *   exited: Promise<string> | undefined, stop: () => Promise<void>,
 * }} PostgresServer
 */

const READY_WITHIN_MS = 30_000;
const STOP_GRACE_MS = 20_000;
const ORPHANS_LEAVE_WITHIN_MS = 10_000;

/**
 * @param {PostgresOptions} options
 * @returns {Promise<PostgresServer>}
 */
export async function startPostgres(options) {
  const { dataDir, port: wanted, readyWithinMs = READY_WITHIN_MS } = options;
  const place = provideCluster(dataDir);
  if (options.archive) provideSpool(place);
  const running = runningPostmaster(place);
  if (running) return describeServer(place, running.port, running.identity, undefined);
  const port = await choosePort(place, wanted);
  rmSync(path.join(place.cluster, 'postmaster.pid'), { force: true });
  if (existsSync(place.log)) renameSync(place.log, `${place.log}.previous`);
  const end = performance.now() + ORPHANS_LEAVE_WITHIN_MS;
  for (;;) {
    const { identity, exited } = launch(place, port, options);
    const server = describeServer(place, port, identity, exited);
    if (await isReady(place, server, readyWithinMs)) {
      writeFileSync(path.join(place.folder, 'port'), String(port));
      return server;
    }
    await server.stop();
    const log = existsSync(place.log) ? readFileSync(place.log, 'utf8') : '';
    // The backends of a killed postmaster need a moment to notice and leave.
    const orphans = log.includes('pre-existing shared memory block');
    if (!orphans || performance.now() > end) throw new Error(explainPostgresFailure(log));
    rmSync(place.log, { force: true });
    await waitFor(() => false, 200);
  }
}

/**
 * A server that a killed supervisor left running, or undefined.
 * @param {PostgresOptions} options
 * @returns {PostgresServer | undefined}
 */
export function adoptPostgres({ dataDir }) {
  const place = provideCluster(dataDir);
  const running = runningPostmaster(place);
  return running && describeServer(place, running.port, running.identity, undefined);
}

/**
 * The same, but makes nothing where there is no cluster.
 * @param {string} dataDir
 * @returns {PostgresServer | undefined}
 */
export function findPostgres(dataDir) {
  const place = clusterPlace(dataDir);
  const running = runningPostmaster(place);
  return running && describeServer(place, running.port, running.identity, undefined);
}

/**
 * postmaster.pid outlives a crash, and its pid may belong to a stranger by now: only a process that was started with
 * this very data directory counts.
 * @param {ClusterPlace} place
 */
function runningPostmaster(place) {
  const file = path.join(place.cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number);
  const started = pid ? processStart(pid) : undefined;
  if (!pid || !port || started === undefined || !commandLine(pid).includes(place.cluster)) return undefined;
  return { port, identity: { pid, started } };
}

/** @param {number} pid */
function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    // It ended between two looks.
    return [];
  }
}

/**
 * @param {ClusterPlace} place
 * @param {number | undefined} wanted
 */
async function choosePort(place, wanted) {
  if (wanted !== undefined) {
    if (await isTcpPortFree(wanted)) return wanted;
    throw new Error(`port ${wanted} is taken, and PostgreSQL was to listen on it`);
  }
  const file = path.join(place.folder, 'port');
  const earlier = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (earlier && (await waitFor(() => isTcpPortFree(earlier), ORPHANS_LEAVE_WITHIN_MS))) return earlier;
  return (await freeTcpPorts(1))[0] ?? 0;
}

/**
 * @param {ClusterPlace} place
 * @param {number} port
 * @param {PostgresOptions} options
 */
function launch(place, port, { forTests = false, archive = false, settings: own = {} }) {
  /** @type {Record<string, string>} */
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    wal_level: 'replica',
    // Segments of the log that are used up are kept for the next ones, as many as go between two checkpoints: who has to
    // make a new one writes its 16 MB and forces them out, in the midst of a commit.
    min_wal_size: '512MB',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    password_encryption: 'scram-sha-256',
    ...(forTests ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    ...(archive ? archiveSettings(place) : {}),
    ...own,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const postgres = path.join(place.bin, 'postgres');
  return startDetached({
    ...unprivilegedInvocation(place.way, postgres, ['-D', place.cluster, '-p', String(port), ...args]),
    env: postgresEnvironment(),
    cwd: '/',
    logFile: place.log,
  });
}

/**
 * @param {ClusterPlace} place
 * @param {number} port
 * @param {ProcessIdentity} identity
 * @param {Promise<string> | undefined} exited
 * @returns {PostgresServer}
 */
function describeServer(place, port, identity, exited) {
  return {
    ownerUrl: `postgres://${OWNER_ROLE}:${readPassword(place)}@127.0.0.1:${port}/${DATABASE}`,
    port,
    log: place.log,
    way: place.way.kind,
    identity,
    exited,
    // SIGINT is PostgreSQL's fast shutdown: it ends sessions and writes everything out.
    stop: () => stopProcess(identity, { signal: 'SIGINT', graceMs: STOP_GRACE_MS }),
  };
}

/**
 * Listening begins before recovery ends; the log line is what says that queries are answered. A standby answers those
 * that only read, and never gets further by itself.
 * @param {ClusterPlace} place
 * @param {PostgresServer} server
 * @param {number} withinMs
 */
async function isReady(place, server, withinMs) {
  const isStandby = existsSync(path.join(place.cluster, 'standby.signal'));
  const ready = isStandby ? 'ready to accept read-only connections' : 'ready to accept connections';
  const answered = async () => {
    if (!isAlive(server.identity)) return true;
    const accepting = statSync(server.log).size > 0 && readFileSync(server.log, 'utf8').includes(ready);
    return accepting && (await acceptsConnections(server.port));
  };
  return (await waitFor(answered, withinMs)) && isAlive(server.identity);
}
