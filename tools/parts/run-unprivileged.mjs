import { spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * PostgreSQL refuses to run as root. A user namespace needs no chown and works below a 0700 home; where it is forbidden
 * (plain Docker), the program runs as `nobody`.
 * @typedef {{ kind: 'direct' } | { kind: 'namespace', uid: number } | { kind: 'nobody', uid: number, gid: number }} Unprivileged
 * @typedef {{ command: string, args: string[], uid?: number, gid?: number }} Invocation
 */

const NOBODY = 65534;

/** @returns {Unprivileged} */
export function chooseUnprivileged() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && hasName()) return { kind: 'direct' };
  const uid = nameableUid(readFileSync('/etc/passwd', 'utf8'));
  if (spawnSync('unshare', [...namespaceFor(uid), 'true'], { stdio: 'ignore' }).status === 0)
    return { kind: 'namespace', uid };
  if (isRoot) return { kind: 'nobody', uid: NOBODY, gid: NOBODY };
  throw new Error(
    'PostgreSQL needs a user with a name and this one has none: add it to /etc/passwd or set DATABASE_URL',
  );
}

/** initdb looks its user up; containers often run as a number that nobody listed. */
function hasName() {
  try {
    return os.userInfo().username !== '';
  } catch {
    // No entry in the user database.
    return false;
  }
}

/**
 * The user that the namespace shows to PostgreSQL: not root, and with an entry.
 * @param {string} passwd
 */
export function nameableUid(passwd) {
  const uids = passwd.split('\n').map((line) => Number(line.split(':')[2]));
  return uids.includes(NOBODY) ? NOBODY : (uids.find((uid) => uid > 0) ?? NOBODY);
}

/** @param {number} uid */
function namespaceFor(uid) {
  return ['-U', `--map-user=${uid}`, `--map-group=${uid}`];
}

/**
 * @param {Unprivileged} way
 * @param {string} command
 * @param {string[]} args
 * @returns {Invocation}
 */
export function unprivilegedInvocation(way, command, args) {
  if (way.kind === 'namespace') return { command: 'unshare', args: [...namespaceFor(way.uid), command, ...args] };
  if (way.kind === 'nobody') return { command, args, uid: way.uid, gid: way.gid };
  return { command, args };
}

/**
 * Files made in one way must be the other's own after a change of the machine's rules.
 * @param {Unprivileged} way
 * @param {string} folder
 */
export function ownFolder(way, folder) {
  if (process.getuid?.() !== 0) return;
  const owner = way.kind === 'nobody' ? way.uid : 0;
  if (lstatSync(folder).uid !== owner) chownTree(folder, owner);
}

/**
 * @param {string} folder
 * @param {number} owner
 */
function chownTree(folder, owner) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const inside = path.join(folder, entry.name);
    if (entry.isDirectory()) chownTree(inside, owner);
    else lchownSync(inside, owner, owner);
  }
  chownSync(folder, owner, owner);
}

/**
 * Whether a stranger may enter every folder on the way down.
 * @param {string} folder
 */
export function isReachableByAll(folder) {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
export function copyTreeOnce(from, to) {
  if (existsSync(to)) return;
  mkdirSync(path.dirname(to), { recursive: true, mode: 0o755 });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}
