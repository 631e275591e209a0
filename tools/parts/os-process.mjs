import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * A process is its pid and the moment the kernel started it: pids are used again, the pair is not.
 * @typedef {{ pid: number, started: string }} ProcessIdentity
 */

const POLL_MS = 25;
const HAS_PROC = existsSync('/proc/self/stat');

/**
 * Field 22 of /proc/PID/stat; the name before it may hold spaces and brackets. A zombie counts as gone.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function processStart(pid) {
  if (!HAS_PROC)
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    // No such file means no such process, which is the answer.
    return undefined;
  }
}

/** @param {ProcessIdentity} identity */
export function isAlive(identity) {
  return processStart(identity.pid) === identity.started;
}

/**
 * Starts a program in its own process group, so that neither Ctrl+C in the terminal nor the end of its starter reaches it.
 * @param {{ command: string, args: string[], env?: NodeJS.ProcessEnv, cwd?: string, logFile: string, uid?: number, gid?: number }} program
 * @returns {{ identity: ProcessIdentity, exited: Promise<string> }}
 */
export function startDetached({ command, args, env, cwd, logFile, uid, gid }) {
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(command, args, { detached: true, env, cwd, uid, gid, stdio: ['ignore', log, log] });
  closeSync(log);
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${command} cannot be started`);
  return { identity: { pid, started: processStart(pid) ?? 'gone' }, exited };
}

/**
 * @param {ProcessIdentity} identity
 * @param {{ signal?: NodeJS.Signals, graceMs: number }} manner after the grace the whole group is killed
 */
export async function stopProcess(identity, { signal = 'SIGTERM', graceMs }) {
  if (!isAlive(identity)) return;
  sendSignal(identity.pid, signal);
  if (await waitFor(() => !isAlive(identity), graceMs)) return;
  sendSignal(-identity.pid, 'SIGKILL');
  await waitFor(() => !isAlive(identity), 5_000);
}

/**
 * @param {number} pid negative for a group
 * @param {NodeJS.Signals} signal
 */
function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It ended between the look and the signal.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} timeoutMs
 * @param {number} [pollMs]
 * @returns {Promise<boolean>}
 */
export async function waitFor(condition, timeoutMs, pollMs = POLL_MS) {
  const end = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > end) return false;
    await delay(pollMs);
  }
  return true;
}
