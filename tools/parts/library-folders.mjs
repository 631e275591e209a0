import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Where a program that was unpacked below `root` finds its libraries: those of the architecture, those that a package
 * keeps to itself in a folder of its own below them (whose users name it by an absolute path, which is not ours), and
 * the program's own.
 * @param {string} root
 * @param {string} ownFolder
 */
export function libraryFolders(root, ownFolder) {
  const bases = [path.join(root, 'usr/lib'), path.join(root, 'lib')].filter((base) => existsSync(base));
  const triplets = bases.flatMap((base) => foldersIn(base).filter((folder) => folder.includes('-linux-gnu')));
  const kept = triplets.flatMap((triplet) => foldersIn(triplet).filter(holdsLibraries));
  return [...triplets, ...kept, ownFolder];
}

/** @param {string} folder */
function foldersIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(folder, name));
}

/** Not so a folder of plug-ins, which are opened by their path. @param {string} folder */
function holdsLibraries(folder) {
  return readdirSync(folder).some((name) => /^lib.+\.so(\.|$)/.test(name));
}
