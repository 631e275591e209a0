import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cacheFolder, projectRoot } from './paths.mjs';
import { runCommand } from './run-command.mjs';

/** @typedef {import('./say.mjs').Say} Say */

const PROGRESS_EVERY_MS = 700;

/**
 * Runs `npm ci` when node_modules is missing or older than the lockfile.
 * @param {Say} say
 */
export async function provideNodeModules(say) {
  const lock = path.join(projectRoot, 'package-lock.json');
  const installed = path.join(projectRoot, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  const expected = packagesForThisSystem(lock);
  const label = `Installing ${expected.length} npm packages`;
  say.progress(label, 0);
  const timer = setInterval(() => say.progress(label, percentPresent(expected)), PROGRESS_EVERY_MS);
  const { command, args } = npmInvocation();
  const result = await runCommand(
    command,
    [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error', ...cacheOption()],
    {
      cwd: projectRoot,
    },
  );
  clearInterval(timer);
  if (result.code !== 0) throw new Error(`npm ci failed: ${reasonOf(result.stderr)}`);
  say.done(`${expected.length} npm packages are installed.`);
}

/** `npm start` names the npm that it is; `node tools/start.mjs` takes the one on the path. */
function npmInvocation() {
  const own = process.env['npm_execpath'];
  return own?.endsWith('.js') ? { command: process.execPath, args: [own] } : { command: 'npm', args: [] };
}

/** A user without a writable home gets a cache beside the other downloads. */
function cacheOption() {
  const usual = process.env['npm_config_cache'] ?? path.join(os.homedir(), '.npm');
  try {
    mkdirSync(usual, { recursive: true });
    accessSync(usual, constants.W_OK);
    return [];
  } catch {
    // The usual cache cannot be written: npm would stop there.
    return ['--cache', path.join(cacheFolder, 'npm')];
  }
}

/** @param {string} lock */
function packagesForThisSystem(lock) {
  const { packages } = /** @type {{ packages: Record<string, { os?: string[], cpu?: string[], libc?: string[] }> }} */ (
    JSON.parse(readFileSync(lock, 'utf8'))
  );
  const fits = (/** @type {string[] | undefined} */ list, /** @type {string} */ mine) => !list || list.includes(mine);
  return Object.entries(packages)
    .filter(([folder, item]) => folder !== '' && fits(item.os, process.platform) && fits(item.cpu, process.arch))
    .filter(([, item]) => !item.libc?.includes('musl'))
    .map(([folder]) => path.join(projectRoot, folder, 'package.json'));
}

/** @param {string[]} files */
function percentPresent(files) {
  return (100 * files.filter((file) => existsSync(file)).length) / files.length;
}

/** @param {string} stderr */
function reasonOf(stderr) {
  const lines = stderr.split('\n').filter((line) => /^npm (error|ERR!)/.test(line));
  const telling = lines.find((line) => !/code|A complete log/.test(line)) ?? lines[0] ?? 'npm is not on the path';
  return telling.replace(/^npm (error|ERR!)\s*/, '');
}
