import { existsSync, lstatSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { hostMirror, readOsRelease } from './apt-mirror.mjs';
import { hostArchitecture, signedSource } from './apt-private.mjs';
import { provideBundle } from './deb-bundle.mjs';
import { errorText } from './error-text.mjs';
import { cacheFolder, dataFolder } from './paths.mjs';

/**
 * @typedef {import('./deb-archive.mjs').DebPackage} DebPackage
 * @typedef {import('./say.mjs').Say} Say
 * @typedef {{ found: true, root: string, version: string } | { found: false, why: string }} AsteriskPackages
 */

// Testing moves slower than unstable; both carry the same release most of the time.
const SUITES = ['forky', 'sid'];
const LEAST_VERSION = /** @type {const} */ ([22, 10]);
const SOUND_LANGUAGES = { en: 'en_US_f_Allison', fr: 'fr_CA_f_June', es: 'es_MX_f_Allison' };

/**
 * Asterisk below `var/asterisk/root`, or why it cannot be had.
 * @param {{ say: Say, folder?: string, archives?: string }} options
 * @returns {Promise<AsteriskPackages>}
 */
export async function provideAsterisk({ say, folder, archives }) {
  try {
    const { root, manifest } = await provideBundle(
      {
        label: 'Asterisk',
        wanted: ['asterisk', 'asterisk-moh-opsound-wav'],
        proof: 'usr/sbin/asterisk',
        folder: folder ?? path.join(dataFolder, 'asterisk'),
        archives: archives ?? path.join(cacheFolder, 'asterisk'),
        resolvedAgainst: `nothing, ${await hostArchitecture()}`,
        sources: debianSources,
        objection: tooOld,
        afterExtraction: linkSoundLanguages,
      },
      say,
    );
    return { found: true, root, version: asteriskVersion(manifest.packages) };
  } catch (error) {
    return { found: false, why: errorText(error) };
  }
}

function debianSources() {
  const codename = readOsRelease()['VERSION_CODENAME'] ?? '';
  const mirror = hostMirror(codename);
  if (!mirror)
    throw new Error(`the package sources of this machine name no Debian mirror for ${codename || 'its release'}`);
  return SUITES.map((suite) => ({ suite: `Debian ${suite}`, sources: signedSource(mirror, suite) }));
}

/**
 * @param {DebPackage[]} packages
 * @param {string} suite
 */
function tooOld(packages, suite) {
  const version = asteriskVersion(packages);
  if (isRecentEnough(version)) return undefined;
  return `${suite} has Asterisk ${version}, and ${LEAST_VERSION.join('.')} or newer is needed`;
}

/**
 * The upstream part of `1:22.10.1+dfsg+~cs6.17-1`.
 * @param {{ name: string, version: string }[]} packages
 */
export function asteriskVersion(packages) {
  const version = packages.find((item) => item.name === 'asterisk')?.version ?? '';
  return version.match(/^(?:\d+:)?(\d+(?:\.\d+)*)/)?.[1] ?? '0';
}

/** @param {string} version */
export function isRecentEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > LEAST_VERSION[0] || (major === LEAST_VERSION[0] && minor >= LEAST_VERSION[1]);
}

/**
 * What the packages' own installation would do by `update-alternatives`.
 * @param {string} root
 */
function linkSoundLanguages(root) {
  const sounds = path.join(root, 'usr/share/asterisk/sounds');
  for (const [language, voice] of Object.entries(SOUND_LANGUAGES)) {
    const link = path.join(sounds, language);
    if (!existsSync(path.join(sounds, voice))) continue;
    if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link);
    symlinkSync(voice, link);
  }
}
