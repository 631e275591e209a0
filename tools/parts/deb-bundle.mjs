import { existsSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import {
  aptObstacle,
  downloadPackages,
  hostArchitecture,
  preparePrivateApt,
  resolvePackages,
  updateLists,
} from './apt-private.mjs';
import { damagedPackages, extractPackages, readManifest, writeManifest } from './deb-archive.mjs';
import { errorText } from './error-text.mjs';

/**
 * @typedef {import('./deb-archive.mjs').DebManifest} DebManifest
 * @typedef {import('./deb-archive.mjs').DebPackage} DebPackage
 * @typedef {import('./say.mjs').Say} Say
 * @typedef {{ suite: string, sources?: string, status?: string }} PackageSource
 *   without `sources` those of the host; without `status` the empty one, against which everything is missing
 * @typedef {{
 *   label: string, wanted: string[], proof: string, folder: string, archives: string, resolvedAgainst: string,
 *   sources: () => PackageSource[], objection?: (packages: DebPackage[], suite: string) => string | undefined,
 *   afterExtraction?: (root: string) => void,
 * }} DebBundle
 *   `proof` is a file that the extracted tree must have; `resolvedAgainst` names what the choice of packages depends on
 */

/**
 * A tree of unpacked Debian packages: found, unpacked from the cache, or fetched. Throws with one sentence.
 * @param {DebBundle} bundle
 * @param {Say} say
 * @returns {Promise<{ root: string, manifest: DebManifest }>}
 */
export async function provideBundle(bundle, say) {
  const root = path.join(bundle.folder, 'root');
  const manifestFile = path.join(bundle.folder, 'packages.json');
  const installed = readManifest(manifestFile);
  if (installed && existsSync(path.join(root, bundle.proof))) return { root, manifest: installed };
  const manifest = (await cachedManifest(bundle)) ?? (await fetchBundle(bundle, say));
  rmSync(manifestFile, { force: true });
  await extractPackages({ manifest, archives: bundle.archives, root, say, label: `Unpacking ${bundle.label}` });
  bundle.afterExtraction?.(root);
  if (!existsSync(path.join(root, bundle.proof)))
    throw new Error(`the packages of ${bundle.label} lack ${bundle.proof}`);
  writeManifest(manifestFile, manifest);
  return { root, manifest };
}

/**
 * Every archive is hashed before use: a cache is a folder that others may write to.
 * @param {DebBundle} bundle
 */
async function cachedManifest(bundle) {
  const manifest = readManifest(path.join(bundle.archives, 'packages.json'));
  if (manifest?.resolvedAgainst !== bundle.resolvedAgainst || manifest.packages.length === 0) return undefined;
  return (await damagedPackages(manifest, bundle.archives)).length === 0 ? manifest : undefined;
}

/**
 * @param {DebBundle} bundle
 * @param {Say} say
 */
async function fetchBundle(bundle, say) {
  const obstacle = await aptObstacle();
  if (obstacle) throw new Error(obstacle);
  const objections = [];
  for (const source of bundle.sources()) {
    try {
      return await fetchFrom(source, bundle, say);
    } catch (error) {
      objections.push(errorText(error));
    }
  }
  throw new Error(objections.join('; ') || 'no package source is known');
}

/**
 * @param {PackageSource} source
 * @param {DebBundle} bundle
 * @param {Say} say
 */
async function fetchFrom(source, bundle, say) {
  const stateFolder = path.join(bundle.folder, 'apt');
  mkdirSync(stateFolder, { recursive: true });
  const emptyStatus = path.join(stateFolder, 'status');
  writeFileSync(emptyStatus, '');
  try {
    const apt = preparePrivateApt({
      stateFolder,
      archives: bundle.archives,
      architecture: await hostArchitecture(),
      status: source.status ?? emptyStatus,
      sources: source.sources,
    });
    const updated = await updateLists(apt, say, `Reading the packages of ${source.suite}`);
    const packages = await resolvePackages(apt, bundle.wanted).catch((error) => {
      // A list that could not be read answers "unknown package"; the reason stands in the reading.
      const unread = updated.code !== 0 || /Failed to fetch|Could not resolve|Temporary failure/.test(updated.stderr);
      throw unread ? new Error(`the packages of ${source.suite} cannot be read, perhaps for want of network`) : error;
    });
    const objection = bundle.objection?.(packages, source.suite);
    if (objection) throw new Error(objection);
    await downloadPackages(apt, bundle.wanted, say, `Fetching ${bundle.label} (${packages.length} packages)`);
    const manifest = { suite: source.suite, resolvedAgainst: bundle.resolvedAgainst, packages };
    const [damaged] = await damagedPackages(manifest, bundle.archives);
    if (damaged) throw new Error(`${damaged} does not have the checksum of the package list`);
    writeManifest(path.join(bundle.archives, 'packages.json'), manifest);
    return manifest;
  } finally {
    rmSync(stateFolder, { recursive: true, force: true });
  }
}
