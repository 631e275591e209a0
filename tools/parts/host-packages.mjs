import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readOsRelease } from './apt-mirror.mjs';
import { hostArchitecture } from './apt-private.mjs';
import { provideBundle } from './deb-bundle.mjs';
import { errorText } from './error-text.mjs';
import { libraryFolders } from './library-folders.mjs';
import { cacheFolder, dataFolder, environment } from './paths.mjs';

/**
 * Programs that only the tests need. One that the system has is used; else the packages that the host lacks are unpacked
 * into `var/tools`, resolved against the host's own package status.
 * @typedef {import('./say.mjs').Say} Say
 * @typedef {{ found: true, program: string } | { found: false, why: string }} HostProgram
 * @typedef {{ name: string, label: string, systemNames: string[], wanted: string[], program: string }} HostTool
 * @typedef {{ program: string, libraries: string[] }} Located
 */

const DPKG_STATUS = '/var/lib/dpkg/status';
const CHINESE_FONT = 'usr/share/fonts/truetype/wqy/wqy-microhei.ttc';

/** @type {HostTool} */
const CHROMIUM = {
  name: 'chromium',
  label: 'Chromium',
  systemNames: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
  wanted: ['chromium'],
  program: 'usr/lib/chromium/chromium',
};

/** @type {HostTool} */
const SIPP = { name: 'sipp', label: 'SIPp', systemNames: ['sipp'], wanted: ['sip-tester'], program: 'usr/bin/sipp' };

/** @type {HostTool} */
const TCPDUMP = {
  name: 'tcpdump',
  label: 'tcpdump',
  systemNames: ['tcpdump'],
  wanted: ['tcpdump'],
  program: 'usr/bin/tcpdump',
};

/**
 * Wrapped together with fonts, so that the pictures of all six languages are the same on every machine.
 * @param {Say} say
 * @returns {Promise<HostProgram>}
 */
export async function provideChromium(say) {
  const named = environment['ZVON_CHROMIUM'];
  if (named) return namedProgram(named);
  try {
    const chromium = await locate(CHROMIUM, say);
    return { found: true, program: writeWrapper('chromium', chromium, await provideFonts(say)) };
  } catch (error) {
    return { found: false, why: errorText(error) };
  }
}

/**
 * @param {Say} say
 * @returns {Promise<HostProgram>}
 */
export async function provideSipp(say) {
  const named = environment['ZVON_SIPP'];
  return named ? namedProgram(named) : provideProgram(SIPP, say);
}

/**
 * @param {Say} say
 * @returns {Promise<HostProgram>}
 */
export function provideTcpdump(say) {
  return provideProgram(TCPDUMP, say);
}

/**
 * The library that shows a process another time; that for programs with threads.
 * @param {Say} say
 * @returns {Promise<HostProgram>}
 */
export async function provideFaketime(say) {
  const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
  const library = `usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`;
  if (existsSync(path.join('/', library))) return { found: true, program: path.join('/', library) };
  const bundle = { name: 'faketime', label: 'libfaketime', wanted: ['libfaketime'], proof: library };
  try {
    return { found: true, program: path.join(await provideHostBundle(bundle, say), library) };
  } catch (error) {
    return { found: false, why: errorText(error) };
  }
}

/**
 * @param {HostTool} tool
 * @param {Say} say
 * @returns {Promise<HostProgram>}
 */
async function provideProgram(tool, say) {
  try {
    const located = await locate(tool, say);
    return { found: true, program: located.libraries.length > 0 ? writeWrapper(tool.name, located) : located.program };
  } catch (error) {
    return { found: false, why: errorText(error) };
  }
}

/**
 * @param {string} named
 * @returns {HostProgram}
 */
function namedProgram(named) {
  return existsSync(named) ? { found: true, program: named } : { found: false, why: `${named} does not exist` };
}

/**
 * @param {HostTool} tool
 * @param {Say} say
 * @returns {Promise<Located>}
 */
async function locate(tool, say) {
  const system = onPath(tool.systemNames);
  if (system) return { program: system, libraries: [] };
  const root = await provideHostBundle({ ...tool, proof: tool.program }, say);
  const program = path.join(root, tool.program);
  return { program, libraries: libraryFolders(root, path.dirname(program)) };
}

/**
 * Without a Chinese font the Chinese screens would show boxes; without network they do.
 * @param {Say} say
 * @returns {Promise<string[]>} folders
 */
async function provideFonts(say) {
  if (existsSync(path.join('/', CHINESE_FONT))) return [];
  const fonts = {
    name: 'fonts',
    label: 'fonts',
    wanted: ['fonts-wqy-microhei', 'fonts-liberation'],
    proof: CHINESE_FONT,
  };
  try {
    return [path.join(await provideHostBundle(fonts, say), 'usr/share/fonts')];
  } catch (error) {
    say.line(`Chinese characters will be missing in the browser's pictures: ${errorText(error)}.`);
    return [];
  }
}

/**
 * @param {{ name: string, label: string, wanted: string[], proof: string }} bundle
 * @param {Say} say
 */
async function provideHostBundle({ name, label, wanted, proof }, say) {
  const { root } = await provideBundle(
    {
      label,
      wanted,
      proof,
      folder: path.join(dataFolder, 'tools', name),
      archives: path.join(cacheFolder, 'tools', name),
      resolvedAgainst: await hostFingerprint(),
      sources: () => [{ suite: readOsRelease()['PRETTY_NAME'] ?? 'this system', status: DPKG_STATUS }],
    },
    say,
  );
  return root;
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
 * @param {string} name
 * @param {Located} located
 * @param {string[]} [fontFolders]
 */
function writeWrapper(name, { program, libraries }, fontFolders = []) {
  const folder = path.join(dataFolder, 'tools', name);
  mkdirSync(folder, { recursive: true });
  const fonts = path.join(folder, 'fonts.conf');
  writeFileSync(fonts, fontsConf(fontFolders, path.join(folder, 'font-cache')));
  const lines = [
    '#!/bin/sh',
    ...(libraries.length > 0 ? [`export LD_LIBRARY_PATH='${libraries.join(':')}'`] : []),
    `export FONTCONFIG_FILE='${fonts}'`,
    `exec '${program}' "$@"`,
  ];
  const wrapper = path.join(folder, name);
  writeFileSync(wrapper, `${lines.join('\n')}\n`, { mode: 0o755 });
  return wrapper;
}

/**
 * @param {string[]} folders
 * @param {string} cache
 */
function fontsConf(folders, cache) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${['/usr/share/fonts', ...folders].map((folder) => `  <dir>${folder}</dir>`).join('\n')}
  <cachedir>${cache}</cachedir>
  <include ignore_missing="yes">/etc/fonts/conf.d</include>
</fontconfig>
`;
}
