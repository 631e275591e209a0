import { setTimeout as delay } from 'node:timers/promises';
import { errorText } from './error-text.mjs';
import { isAlive, waitFor } from './os-process.mjs';
import { restartDelay } from './restart-delay.mjs';
import { clearRunState, writeRunState } from './state-file.mjs';

/**
 * @typedef {import('./os-process.mjs').ProcessIdentity} ProcessIdentity
 * @typedef {import('./say.mjs').Say} Say
 * @typedef {{ identity: ProcessIdentity, exited: Promise<string> | undefined, stop: () => Promise<void>, startedWith?: string }} Running
 * @typedef {{ name: string, title: string, start: (signal: AbortSignal) => Promise<Running> }} Service
 * @typedef {{ title: string, startedWith: () => string | undefined, stop: () => Promise<void>, restart: () => Promise<void> }} Supervised
 */

// An adopted child is nobody's: its end can only be seen by looking.
const ADOPTED_POLL_MS = 100;
const FOREVER_MS = Number.MAX_SAFE_INTEGER;

/**
 * Watches one child and starts it again whenever it dies, until told to stop.
 * @param {Service} service
 * @param {Running} first
 * @param {{ say: Say, afterRestart?: () => Promise<void> }} surroundings
 * @returns {Supervised}
 */
export function supervise(service, first, { say, afterRestart }) {
  let running = first;
  let stopping = false;
  const stopped = new AbortController();
  keepState(service, running);
  const watched = watch();

  async function watch() {
    let shortLives = 0;
    for (;;) {
      const since = performance.now();
      const how = await endOf(running);
      if (stopping) return;
      const next = restartDelay(performance.now() - since, shortLives);
      shortLives = next.shortLives;
      say.line(`${service.title} ended${how ? ` (${how})` : ''}; it is started again${inSeconds(next.delayMs)}.`);
      await delay(next.delayMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (stopping) return;
      await startAgain();
      if (stopping) return;
      await afterRestart?.();
    }
  }

  async function startAgain() {
    try {
      running = await service.start(stopped.signal);
      keepState(service, running);
    } catch (error) {
      say.line(`${service.title} cannot be started: ${errorText(error)}`);
    }
  }

  return {
    title: service.title,
    startedWith: () => running.startedWith,
    async stop() {
      stopping = true;
      stopped.abort();
      // A start that is under way is waited for, so that nothing is left behind.
      const stopCurrent = running.stop();
      await Promise.all([watched, stopCurrent]);
      await running.stop();
      clearRunState(service.name);
    },
    // The watcher sees it end and starts it with what is true by then.
    restart: () => running.stop(),
  };
}

/** @param {Running} running */
async function endOf(running) {
  if (running.exited) return running.exited;
  await waitFor(() => !isAlive(running.identity), FOREVER_MS, ADOPTED_POLL_MS);
  return undefined;
}

/**
 * @param {Service} service
 * @param {Running} running
 */
export function keepState(service, running) {
  writeRunState(service.name, { ...running.identity, startedWith: running.startedWith });
}

/** @param {number} delayMs */
function inSeconds(delayMs) {
  return delayMs === 0 ? '' : ` in ${delayMs / 1000} s`;
}
