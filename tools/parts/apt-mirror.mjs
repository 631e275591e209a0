import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * The mirror that the host's own package sources name for the running release: security and foreign archives are passed over.
 * @param {string} codename
 * @param {string} [aptFolder]
 * @returns {string | undefined}
 */
export function hostMirror(codename, aptFolder = '/etc/apt') {
  for (const file of sourceFiles(aptFolder)) {
    const text = readFileSync(file, 'utf8').replace(/^#.*\n?/gm, '');
    const mirror = file.endsWith('.sources') ? mirrorOfStanzas(text, codename) : mirrorOfLines(text, codename);
    if (mirror) return mirror;
  }
  return undefined;
}

/** @param {string} aptFolder */
function sourceFiles(aptFolder) {
  const parts = path.join(aptFolder, 'sources.list.d');
  const listed = existsSync(parts) ? readdirSync(parts).map((name) => path.join(parts, name)) : [];
  return [path.join(aptFolder, 'sources.list'), ...listed].filter(
    (file) => existsSync(file) && (file.endsWith('.list') || file.endsWith('.sources')),
  );
}

/**
 * @param {string} text
 * @param {string} codename
 */
function mirrorOfStanzas(text, codename) {
  for (const stanza of text.split(/\n[ \t]*\n/)) {
    const words = (/** @type {string} */ key) =>
      (stanza.match(new RegExp(`^${key}:[ \\t]*(.*)$`, 'mi'))?.[1] ?? '').split(/\s+/).filter(Boolean);
    if (words('Types').includes('deb') && words('Components').includes('main') && words('Suites').includes(codename))
      return words('URIs')[0];
  }
  return undefined;
}

/**
 * @param {string} text
 * @param {string} codename
 */
function mirrorOfLines(text, codename) {
  for (const line of text.split('\n')) {
    const match = line.match(/^deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s+(.*)$/);
    if (match?.[2] === codename && match[3]?.split(/\s+/).includes('main')) return match[1];
  }
  return undefined;
}

/**
 * @param {string} [file]
 * @returns {Record<string, string>}
 */
export function readOsRelease(file = '/etc/os-release') {
  if (!existsSync(file)) return {};
  const pairs = readFileSync(file, 'utf8').matchAll(/^([A-Z_]+)=("?)(.*)\2$/gm);
  return Object.fromEntries([...pairs].map((pair) => [pair[1] ?? '', pair[3] ?? '']));
}
