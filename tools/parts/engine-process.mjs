import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { isAlive, startDetached, stopProcess, waitFor } from './os-process.mjs';
import { projectRoot } from './paths.mjs';
import { readText } from './read-text.mjs';
import { runCommand } from './run-command.mjs';
import { servesTls } from './tls.mjs';

/**
 * @typedef {import('./os-process.mjs').ProcessIdentity} ProcessIdentity
 * @typedef {import('./supervise.mjs').Running} Running
 * @typedef {Record<string, string>} EngineEnvironment the settings as environment variables
 */

const STOP_GRACE_MS = 15_000;
const READY_WITHIN_MS = 90_000;
const LARGEST_LOG_BYTES = 20_000_000;

export const engineProgram = path.join(projectRoot, 'dist', 'zvon.mjs');

/**
 * Starts `serve` and waits until its health answers.
 * @param {{
 *   environment: EngineEnvironment, logFile: string, program?: string, signal?: AbortSignal,
 *   onSpawn?: (running: Running) => void, takesOverFrom?: ProcessIdentity,
 * }} options `onSpawn` hears of the process before it is healthy; `takesOverFrom` serves until this one can
 * @returns {Promise<Running>}
 */
export async function startEngine({ environment, logFile, program = engineProgram, signal, onSpawn, takesOverFrom }) {
  if (existsSync(logFile) && statSync(logFile).size > LARGEST_LOG_BYTES) renameSync(logFile, `${logFile}.previous`);
  const boot = randomUUID();
  const handOver = takesOverFrom ? [`--takes-over-from=${takesOverFrom.pid}`] : [];
  const { identity, exited } = startDetached({
    command: process.execPath,
    args: ['--enable-source-maps', program, 'serve', `--boot=${boot}`, ...handOver],
    env: { ...process.env, ...environment },
    cwd: projectRoot,
    logFile,
  });
  const running = { identity, exited, stop: () => stopEngine(identity), startedWith: digestOf(environment, program) };
  onSpawn?.(running);
  const isSettled = async () => signal?.aborted || !isAlive(identity) || (await isHealthy(environment, boot));
  const settled = await waitFor(isSettled, READY_WITHIN_MS, 100);
  if (settled && isAlive(identity) && !signal?.aborted) {
    if (takesOverFrom) await stopEngine(takesOverFrom);
    return running;
  }
  await running.stop();
  throw new Error(`it did not become healthy; its log ends with: ${lastLogLine(logFile)}`);
}

/** @param {import('./os-process.mjs').ProcessIdentity} identity */
export function stopEngine(identity) {
  return stopProcess(identity, { graceMs: STOP_GRACE_MS });
}

/**
 * `migrate`, `seed` or `check-settings`.
 * @param {string} subcommand
 * @param {EngineEnvironment} environment
 * @param {string} [program]
 */
export function runEngineCommand(subcommand, environment, program = engineProgram) {
  return runCommand(process.execPath, ['--enable-source-maps', program, subcommand], {
    cwd: projectRoot,
    env: { ...process.env, ...environment },
  });
}

/** @param {EngineEnvironment} environment */
export function engineAddress(environment) {
  const host = environment['ZVON_LISTEN'] || '127.0.0.1';
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const scheme = servesTls(environment) ? 'https' : 'http';
  return `${scheme}://${reachable.includes(':') ? `[${reachable}]` : reachable}:${environment['ZVON_PORT']}`;
}

/**
 * Whether an engine answers there that can serve, or stands by to; of a boot that is named, that very one.
 * @param {EngineEnvironment} environment
 * @param {string} [boot]
 */
export async function isHealthy(environment, boot) {
  try {
    const answer = await readText(`${engineAddress(environment)}/api/health`, 2_000);
    const health = /** @type {{ status?: string, boot?: string }} */ (JSON.parse(answer));
    if (boot !== undefined && health.boot !== boot) return false;
    return ['ok', 'degraded', 'standby'].includes(health.status ?? '');
  } catch {
    // Not listening yet, or not JSON yet: the caller asks again.
    return false;
  }
}

/**
 * Tells whether a running engine was started with the same settings and the same program.
 * @param {EngineEnvironment} environment
 * @param {string} [program]
 */
export function digestOf(environment, program = engineProgram) {
  const hash = createHash('sha256').update(JSON.stringify(environment));
  if (existsSync(program)) hash.update(readFileSync(program));
  return hash.digest('hex');
}

/** @param {string} logFile */
function lastLogLine(logFile) {
  if (!existsSync(logFile)) return 'nothing';
  return readFileSync(logFile, 'utf8').trim().split('\n').pop() ?? 'nothing';
}
