import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './run-command.mjs';

/**
 * apt with package lists of its own: the host's lists, locks and package status are never written.
 * @typedef {{ options: string[], archives: string, emptyArchives: string }} PrivateApt
 * @typedef {import('./deb-archive.mjs').DebPackage} DebPackage
 * @typedef {import('./say.mjs').Say} Say
 */

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** What stands in the way of fetching Debian packages on this machine, or undefined. */
export async function aptObstacle() {
  for (const tool of ['apt-get', 'apt-cache', 'dpkg', 'dpkg-deb'])
    if ((await runCommand(tool, ['--version'])).code !== 0) return `this machine has no ${tool}`;
  if (!existsSync(KEYRING)) return 'this machine has no Debian archive keyring';
  return undefined;
}

export async function hostArchitecture() {
  return (await runCommand('dpkg', ['--print-architecture'])).stdout.trim();
}

/**
 * @param {{ stateFolder: string, archives: string, architecture: string, status: string, sources?: string }} place
 *   `sources` is the text of a sources.list; without it the host's own sources are read
 * @returns {PrivateApt}
 */
export function preparePrivateApt({ stateFolder, archives, architecture, status, sources }) {
  mkdirSync(path.join(stateFolder, 'lists', 'partial'), { recursive: true });
  mkdirSync(path.join(archives, 'partial'), { recursive: true });
  const emptyArchives = path.join(stateFolder, 'empty-archives');
  mkdirSync(path.join(emptyArchives, 'partial'), { recursive: true });
  /** @type {Record<string, string>} */
  const settings = {
    'Dir::State': stateFolder,
    'Dir::State::lists': path.join(stateFolder, 'lists'),
    'Dir::State::status': status,
    'Dir::Cache': stateFolder,
    'Dir::Cache::archives': archives,
    'APT::Architecture': architecture,
    'APT::Architectures': architecture,
    'APT::Install-Recommends': 'false',
    // The clock of a virtual machine may be ahead of a mirror's Valid-Until; signatures are checked all the same.
    'Acquire::Check-Valid-Until': 'false',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
    // Without the sandbox user no file has to be readable for _apt, and without locks no root is needed.
    'APT::Sandbox::User': 'root',
    'Debug::NoLocking': '1',
  };
  if (sources !== undefined) {
    const list = path.join(stateFolder, 'sources.list');
    writeFileSync(list, sources);
    Object.assign(settings, {
      'Dir::Etc::sourcelist': list,
      'Dir::Etc::sourceparts': '/dev/null',
      'Dir::Etc::preferencesparts': '/dev/null',
    });
  }
  const options = Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  return { options, archives, emptyArchives };
}

/**
 * @param {string} mirror
 * @param {string} suite
 */
export function signedSource(mirror, suite) {
  return `deb [signed-by=${KEYRING}] ${mirror} ${suite} main\n`;
}

/**
 * @param {PrivateApt} apt
 * @param {Say} say
 * @param {string} label
 */
export async function updateLists(apt, say, label) {
  return runCommand('apt-get', [...apt.options, '-o', 'APT::Status-Fd=3', 'update'], {
    onStatusLine: (line) => showAptStatus(line, say, label),
  });
}

/**
 * What the wanted packages are made of, with the checksums of the signed lists. apt names no file that it has already,
 * so it is asked as if it had none.
 * @param {PrivateApt} apt
 * @param {string[]} wanted
 * @returns {Promise<DebPackage[]>}
 */
export async function resolvePackages(apt, wanted) {
  const asIfNew = [...apt.options, '-o', `Dir::Cache::archives=${apt.emptyArchives}`];
  const uris = await runCommand('apt-get', [...asIfNew, 'install', '-y', '-qq', '--print-uris', ...wanted]);
  if (uris.code !== 0) throw new Error(lastLine(uris.stderr) || `${wanted.join(', ')} cannot be resolved`);
  const files = parsePrintedUris(uris.stdout);
  if (files.length === 0) return [];
  const names = files.map((item) => `${item.name}=${item.version}`);
  const shown = await runCommand('apt-cache', [...apt.options, 'show', ...names]);
  const sums = parseChecksums(shown.stdout);
  return files.map((item) => {
    const sha256 = sums.get(item.poolFile);
    if (!sha256) throw new Error(`the package lists name no checksum for ${item.poolFile}`);
    return { name: item.name, version: item.version, sha256, file: item.file };
  });
}

/**
 * @param {PrivateApt} apt
 * @param {string[]} wanted
 * @param {Say} say
 * @param {string} label
 */
export async function downloadPackages(apt, wanted, say, label) {
  const result = await runCommand(
    'apt-get',
    [...apt.options, '-o', 'APT::Status-Fd=3', 'install', '-y', '-qq', '--download-only', ...wanted],
    { onStatusLine: (line) => showAptStatus(line, say, label) },
  );
  if (result.code !== 0) throw new Error(lastLine(result.stderr) || 'apt-get could not download the packages');
}

/**
 * @param {string} printed lines of `apt-get --print-uris`: 'uri' file size hash
 */
export function parsePrintedUris(printed) {
  return [...printed.matchAll(/^'([^']+)' (\S+) \d+ /gm)].map((match) => {
    const file = match[2] ?? '';
    const [name = '', version = ''] = file.split('_');
    return {
      name,
      version: decodeURIComponent(version),
      file,
      poolFile: decodeURIComponent(path.posix.basename(match[1] ?? '')),
    };
  });
}

/**
 * @param {string} shown stanzas of `apt-cache show`
 * @returns {Map<string, string>} from the file in the pool to its sha256
 */
export function parseChecksums(shown) {
  const sums = new Map();
  for (const stanza of shown.split(/\n\n/)) {
    const file = stanza.match(/^Filename: (\S+)$/m)?.[1];
    const sha256 = stanza.match(/^SHA256: ([0-9a-f]{64})$/m)?.[1];
    if (file && sha256) sums.set(path.posix.basename(file), sha256);
  }
  return sums;
}

/**
 * @param {string} line `dlstatus:3:93.3:Retrieving file 3 of 3`
 * @param {Say} say
 * @param {string} label
 */
function showAptStatus(line, say, label) {
  const percent = line.match(/^dlstatus:\d+:([\d.]+):/)?.[1];
  if (percent) say.progress(label, Number(percent));
}

/** @param {string} text */
function lastLine(text) {
  return text.trim().split('\n').pop()?.replace(/^E: /, '') ?? '';
}
