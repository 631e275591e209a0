import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { writeLanguages } from './languages.mjs';
import { projectRoot } from './paths.mjs';
import { runCommand } from './run-command.mjs';
import { serverBundle } from './server-bundle.mjs';

/** @typedef {import('./say.mjs').Say} Say */

const SOURCES = [
  'src',
  'tools/parts',
  'package-lock.json',
  'vite.config.ts',
  'index.html',
  'tsconfig.base.json',
  'tsconfig.web.json',
];
const dist = path.join(projectRoot, 'dist');
const stamp = path.join(dist, 'built-from');

/**
 * Builds server and web when their sources changed since the last build.
 * @param {Say} say
 * @returns {Promise<boolean>} whether something was built
 */
export async function provideBuild(say) {
  writeLanguages();
  const digest = sourceDigest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false;
  say.progress('Building', 5);
  const [server, web] = await Promise.all([buildServer(), buildWeb()]);
  refuseFailure('server', server);
  refuseFailure('web', web);
  // A server that still runs serves the old web until the new one is whole.
  rmSync(path.join(dist, 'web'), { recursive: true, force: true });
  renameSync(path.join(dist, 'web.new'), path.join(dist, 'web'));
  writeFileSync(stamp, digest);
  say.done('Server and web are built.');
  return true;
}

/**
 * @param {string} what
 * @param {import('./run-command.mjs').CommandResult} result
 */
function refuseFailure(what, { code, stdout, stderr }) {
  if (code !== 0) throw new Error(`the ${what} cannot be built: ${firstTellingLine(stderr + stdout)}`);
}

function buildServer() {
  const args = ['src/runtime/main.ts', ...serverBundle, `--outfile=${path.join(dist, 'zvon.mjs')}`];
  return runCommand(program('esbuild'), args, { cwd: projectRoot });
}

function buildWeb() {
  const outcome = ['--outDir', path.join(dist, 'web.new'), '--emptyOutDir', '--logLevel', 'warn'];
  return runCommand(program('vite'), ['build', ...outcome], {
    cwd: projectRoot,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
}

/** @param {string} name */
export function program(name) {
  return path.join(projectRoot, 'node_modules', '.bin', name);
}

function sourceDigest() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesBelow(path.join(projectRoot, source))))
    hash.update(path.relative(projectRoot, file)).update(readFileSync(file));
  return hash.digest('hex');
}

/**
 * Tests are no part of what is built.
 * @param {string} at
 * @returns {string[]}
 */
function filesBelow(at) {
  if (!existsSync(at)) return [];
  const entries = readdirEntries(at);
  if (entries === undefined) return [at];
  return entries
    .filter((entry) => !/\.test\.tsx?$/.test(entry.name))
    .sort((left, right) => left.name.localeCompare(right.name))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(path.join(at, entry.name)) : [path.join(at, entry.name)]));
}

/** @param {string} at */
function readdirEntries(at) {
  try {
    return readdirSync(at, { withFileTypes: true });
  } catch {
    // A file, not a folder.
    return undefined;
  }
}

/** @param {string} output */
export function firstTellingLine(output) {
  const lines = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.trim());
  const telling = lines.filter((line) => line !== '' && !/^(✗ )?(error during build|build failed)/i.test(line));
  return telling.find((line) => /error|could not/i.test(line)) ?? telling[0] ?? 'no reason was given';
}
