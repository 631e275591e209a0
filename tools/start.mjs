#!/usr/bin/env node
import { errorText } from './parts/error-text.mjs';
import { endRunningCommands } from './parts/run-command.mjs';
import { CannotStart, LEAVE_SIGNAL, runZvon } from './parts/run-zvon.mjs';
import { createSay } from './parts/say.mjs';
import { WrongSetting } from './parts/settings.mjs';
import { nodeObjection } from './parts/node-version.mjs';
import { clearRunState, readRunState } from './parts/state-file.mjs';
import { welcome } from './parts/welcome.mjs';

const say = createSay();
const stop = new AbortController();
/** @type {import('./parts/supervise.mjs').Supervised[]} */
const children = [];

// A terminal that went away must not end the supervision.
process.stdout.on('error', () => undefined);

const objection = nodeObjection(process.versions.node);
if (objection) leave(objection);

say.line('Zvon is being started.');
const setup = runZvon({
  say,
  children,
  stopped: stop.signal,
  engineProgram: process.env['ZVON_TEST_ENGINE'],
  replaces: process.argv.includes('--replace'),
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stopEverything());
process.on(LEAVE_SIGNAL, () => void letGo());

try {
  say.line(welcome(await setup));
} catch (error) {
  if (!stop.signal.aborted) {
    await stopChildren();
    leave(sentence(error));
  }
}

/** Another start takes over: what runs goes on without a supervisor until that one adopts it. */
async function letGo() {
  await setup.catch(() => undefined);
  if (stop.signal.aborted) return;
  say.line('Another start takes over from this one; everything goes on.');
  process.exit(0);
}

/** npm passes Ctrl+C on to us although the terminal already sent it: the second signal is no second wish. */
async function stopEverything() {
  if (stop.signal.aborted) return;
  stop.abort();
  say.line('\nZvon is being stopped.');
  endRunningCommands();
  await setup.catch(() => undefined);
  await stopChildren();
  say.line('Everything is stopped.');
  process.exit(0);
}

async function stopChildren() {
  for (const child of children.reverse()) await child.stop();
  if (readRunState('supervisor')?.pid === process.pid) clearRunState('supervisor');
}

/** @param {unknown} error */
function sentence(error) {
  if (error instanceof CannotStart || error instanceof WrongSetting) return error.message;
  return `Zvon cannot be started: ${errorText(error)}.`;
}

/**
 * @param {string} text
 * @returns {never}
 */
function leave(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
