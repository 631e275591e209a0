import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './paths.mjs';

/**
 * A mistake that somebody could have made: changes in their order, each of a text that its file has once.
 * @typedef {{ file: string, find: string, replace: string }} Change
 * @typedef {{ id: string, title: string, changes: Change[] }} Mutant
 * @typedef {{ name: string, mutants: Mutant[] }} MutantSet
 */

const LINES_MAX = 15;
const folder = path.join('test', 'sim', 'mutants');

/**
 * The sets in the order of their names: each is one file.
 * @returns {MutantSet[]}
 */
export function readMutantSets(root = projectRoot) {
  const at = path.join(root, folder);
  if (!existsSync(at)) return [];
  return readdirSync(at)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({
      name: path.basename(name, '.json'),
      mutants: /** @type {Mutant[]} */ (JSON.parse(readFileSync(path.join(at, name), 'utf8'))),
    }));
}

/**
 * Spares wait until the place of another is gone: they are put to it only when they are asked for.
 * @param {readonly MutantSet[]} sets
 * @param {{ only?: string | undefined, set?: string | undefined }} asked
 * @returns {MutantSet[]} none when there is nothing of the name
 */
export function chooseMutants(sets, { only, set }) {
  return sets
    .filter(({ name }) => (set === undefined ? only !== undefined || name !== 'spares' : name === set))
    .map(({ name, mutants }) => ({ name, mutants: mutants.filter(({ id }) => only === undefined || id === only) }))
    .filter(({ mutants }) => mutants.length > 0);
}

/**
 * The files with the mistake in them, or what is wrong with the mutant itself.
 * @param {Mutant} mutant
 * @param {(file: string) => string} read
 * @returns {{ files: Map<string, string> } | { objection: string }}
 */
export function mutate({ changes }, read) {
  const lines = changes.reduce((sum, { find, replace }) => sum + Math.max(lineCount(find), lineCount(replace)), 0);
  if (lines > LINES_MAX) return { objection: `changes more than ${LINES_MAX} lines` };
  /** @type {Map<string, string>} */
  const files = new Map();
  for (const { file, find, replace } of changes) {
    const text = files.get(file) ?? read(file);
    const places = text.split(find).length - 1;
    if (find === replace) return { objection: 'changes nothing' };
    if (places !== 1) return { objection: `what it changes is in ${file} ${places} times` };
    files.set(
      file,
      text.replace(find, () => replace),
    );
  }
  return { files };
}

/** @param {string} text */
const lineCount = (text) => text.split('\n').length;

/** What a copy needs to be checked, tested and bundled. */
const COPIED = ['src', 'test', 'tools', 'bench', 'db', 'prompts', 'package.json'];

/**
 * A copy of the sources in which mistakes may be made, one after the other.
 * @param {string} at
 */
export function copySources(at, root = projectRoot) {
  rmSync(at, { recursive: true, force: true });
  mkdirSync(at, { recursive: true });
  const configs = readdirSync(root).filter((name) => /^tsconfig.*\.json$|\.config\.ts$/.test(name));
  for (const name of [...COPIED, ...configs])
    if (existsSync(path.join(root, name))) cpSync(path.join(root, name), path.join(at, name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(at, 'node_modules'));
}

/**
 * @param {string} at
 * @param {string} file
 * @param {string} text
 */
export const writeSource = (at, file, text) => writeFileSync(path.join(at, file), text);
