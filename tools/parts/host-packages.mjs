import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readOsRelease } from './apt-mirror.mjs';
import { hostArchitecture } from './apt-private.mjs';
import { provideBundle } from './deb-bundle.mjs';
import { errorText } from './error-text.mjs';
import { cacheFolder, dataFolder, environment } from './paths.mjs';

/**
 * Programs that only the tests need. One that the system has is used; else the packages that the host lacks are unpacked
 * into `var/tools`, resolved against the host's own package status.
 * @typedef {import('./say.mjs').Say} Say
 * @typedef {{ found: true, program: string } | { found: false, why: string }} HostProgram
 * @typedef {{ name: string, label: string, systemNames: string[], wanted: string[], program: string }} HostTool
 */

const DPKG_STATUS = '/var/lib/dpkg/status';

/** @type {HostTool} */
const CHROMIUM = {
  name: 'chromium',
  label: 'Chromium',
  systemNames: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
  // Without a Chinese font the pictures of the Chinese screens would show boxes.
  wanted: ['chromium', 'fonts-liberation', 'fonts-wqy-microhei'],
  program: 'usr/lib/chromium/chromium',
};

/** @type {HostTool} */
const SIPP = { name: 'sipp', label: 'SIPp', systemNames: ['sipp'], wanted: ['sip-tester'], program: 'usr/bin/sipp' };

/** @param {Say} say */
export const provideChromium = (say) => provideTool(CHROMIUM, environment['ZVON_CHROMIUM'], say);

/** @param {Say} say */
export const provideSipp = (say) => provideTool(SIPP, environment['ZVON_SIPP'], say);

/**
 * @param {HostTool} tool
 * @param {string | undefined} named a program that the environment names
 * @param {Say} say
 * @returns {Promise<HostProgram>}
 */
async function provideTool(tool, named, say) {
  if (named)
    return existsSync(named) ? { found: true, program: named } : { found: false, why: `${named} does not exist` };
  const system = onPath(tool.systemNames);
  if (system) return { found: true, program: system };
  const folder = path.join(dataFolder, 'tools', tool.name);
  try {
    const { root } = await provideBundle(
      {
        label: tool.label,
        wanted: tool.wanted,
        proof: tool.program,
        folder,
        archives: path.join(cacheFolder, 'tools', tool.name),
        resolvedAgainst: await hostFingerprint(),
        sources: () => [{ suite: readOsRelease()['PRETTY_NAME'] ?? 'this system', status: DPKG_STATUS }],
      },
      say,
    );
    return { found: true, program: writeWrapper(folder, root, tool) };
  } catch (error) {
    return { found: false, why: errorText(error) };
  }
}

/** Which packages are missing depends on those that are there: a cache from another machine is resolved anew. */
async function hostFingerprint() {
  const status = existsSync(DPKG_STATUS) ? readFileSync(DPKG_STATUS) : '';
  return `${await hostArchitecture()}, ${createHash('sha256').update(status).digest('hex')}`;
}

/** @param {string[]} names */
function onPath(names) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there or not for us: the next name is tried.
    return false;
  }
}

/**
 * @param {string} folder
 * @param {string} root
 * @param {HostTool} tool
 */
function writeWrapper(folder, root, tool) {
  const libraries = libraryFolders(root, path.dirname(path.join(root, tool.program)));
  const fonts = path.join(folder, 'fonts.conf');
  writeFileSync(fonts, fontsConf(root, folder));
  const wrapper = path.join(folder, tool.name);
  const lines = [
    '#!/bin/sh',
    `export LD_LIBRARY_PATH='${libraries.join(':')}'`,
    `export FONTCONFIG_FILE='${fonts}'`,
    `exec '${path.join(root, tool.program)}' "$@"`,
  ];
  writeFileSync(wrapper, `${lines.join('\n')}\n`);
  chmodSync(wrapper, 0o755);
  return wrapper;
}

/**
 * @param {string} root
 * @param {string} ownFolder
 */
function libraryFolders(root, ownFolder) {
  const bases = [path.join(root, 'usr/lib'), path.join(root, 'lib')].filter((base) => existsSync(base));
  const triplets = bases.flatMap((base) =>
    readdirSync(base)
      .filter((name) => name.includes('-linux-gnu'))
      .map((name) => path.join(base, name)),
  );
  return [...triplets, ownFolder];
}

/**
 * @param {string} root
 * @param {string} folder
 */
function fontsConf(root, folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${root}/usr/share/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
  <include ignore_missing="yes">/etc/fonts/conf.d</include>
</fontconfig>
`;
}
