import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runCommand } from './run-command.mjs';

/**
 * @typedef {{ name: string, version: string, sha256: string, file: string }} DebPackage
 * @typedef {{ suite: string, resolvedAgainst: string, packages: DebPackage[] }} DebManifest
 * @typedef {import('./say.mjs').Say} Say
 */

const EXTRACT_AT_ONCE = 4;

/** @param {string} file */
export async function sha256Of(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/**
 * @param {string} file
 * @returns {DebManifest | undefined}
 */
export function readManifest(file) {
  if (!existsSync(file)) return undefined;
  try {
    return /** @type {DebManifest} */ (JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // A manifest cut short by a full disk is as good as none: everything is fetched and verified again.
    return undefined;
  }
}

/**
 * @param {string} file
 * @param {DebManifest} manifest
 */
export function writeManifest(file, manifest) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(manifest, null, 1)}\n`);
  renameSync(`${file}.new`, file);
}

/**
 * @param {DebManifest} manifest
 * @param {string} archives
 * @returns {Promise<string[]>} the files that are missing or not what the manifest says
 */
export async function damagedPackages(manifest, archives) {
  const damaged = [];
  for (const item of manifest.packages) {
    const file = path.join(archives, item.file);
    if (!existsSync(file) || (await sha256Of(file)) !== item.sha256) damaged.push(item.file);
  }
  return damaged;
}

/**
 * Unpacks beside the target and renames at the end, so that a broken extraction never looks like a whole one.
 * @param {{ manifest: DebManifest, archives: string, root: string, say: Say, label: string }} work
 */
export async function extractPackages({ manifest, archives, root, say, label }) {
  const unfinished = `${root}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const waiting = [...manifest.packages];
  const worker = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) {
      const result = await runCommand('dpkg-deb', ['-x', path.join(archives, item.file), unfinished]);
      if (result.code !== 0) throw new Error(`${item.file} cannot be unpacked: ${result.stderr.trim()}`);
      say.progress(label, 100 * (1 - waiting.length / manifest.packages.length));
    }
  };
  await Promise.all(Array.from({ length: EXTRACT_AT_ONCE }, worker));
  rmSync(root, { recursive: true, force: true });
  renameSync(unfinished, root);
}
