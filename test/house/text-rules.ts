import path from 'node:path';
import { blankProse } from './blank-prose.ts';
import { isCode, type ProjectFile } from './project-files.ts';

/** A rule that the linter cannot see; it answers with what is wrong in a file, or nothing. */
export interface TextRule {
  name: string;
  check(file: ProjectFile): string[];
}

/** Written in pieces, so that this file does not break its own rules. */
const WORDS = {
  later: ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'],
  hosts: ['deb.' + 'debian.org', 'debian' + '.org/debian', 'registry.' + 'npmjs.org', 'proxy.' + 'golang.org'],
  workplace: '/wo' + 'rk',
};

export const textRules: TextRule[] = [
  {
    name: 'core knows no waiting',
    check: (file) =>
      inFolder(file, 'src/core/') && isProduct(file)
        ? found(blankProse(file.text), /\b(async|await)\b|\bnew Promise\b|\bPromise\./g)
        : [],
  },
  {
    name: 'core knows no clock and no chance',
    check: (file) =>
      inFolder(file, 'src/core/') && isProduct(file)
        ? found(blankProse(file.text), /\bnew Date\b|\bDate\.(now|parse|UTC)\b|\bMath\.random\b/g)
        : [],
  },
  {
    name: "a feature's queries are its own",
    check: (file) =>
      inFolder(file, 'src/features/') ? importsOf(file).filter((target) => isForeignQuery(file.path, target)) : [],
  },
  {
    name: 'a file exports what it holds, there are no barrels',
    check: (file) =>
      isCode(file) ? found(blankProse(file.text), /^export\s+(type\s+)?(\*|\{[^}]*\})(\s+as\s+\w+)?\s+from\b/gm) : [],
  },
  {
    name: 'names say what a thing is for',
    check: (file) =>
      isCode(file) ? found(file.path, /(^|\/)(utils?|helpers?|misc|common|index)(\/|\.(ts|tsx|mjs)$)/g) : [],
  },
  {
    name: 'nothing is put off in a comment',
    check: (file) => found(file.text, new RegExp(`\\b(${WORDS.later.join('|')})\\b`, 'g')),
  },
  {
    name: 'no test is left out or singled out',
    check: (file) =>
      isCode(file)
        ? found(blankProse(file.text), /\b(it|test|describe|suite)(\.\w+)*\.(skip|only|todo|fixme|skipIf|runIf)\b/g)
        : [],
  },
  {
    name: 'the project knows no workplace, registry or mirror',
    check: (file) => [
      ...WORDS.hosts.filter((host) => file.text.includes(host)),
      ...found(file.text, new RegExp(`(^|[\\s'"\`(=:])${WORDS.workplace}(?=$|[/\\s'"\`)])`, 'gm')),
    ],
  },
];

function inFolder(file: ProjectFile, folder: string): boolean {
  return isCode(file) && file.path.startsWith(folder);
}

function isProduct(file: ProjectFile): boolean {
  return !/\.test\.tsx?$/.test(file.path);
}

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[0].trim());
}

function importsOf(file: ProjectFile): string[] {
  const pattern = /\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g;
  return [...file.text.matchAll(pattern)].map((match) =>
    path.posix.join(path.posix.dirname(file.path), match[1] ?? ''),
  );
}

function isForeignQuery(from: string, target: string): boolean {
  const feature = (of: string): string | undefined => of.match(/^src\/features\/([^/]+)\//)?.[1];
  return /(^|\/)queries[^/]*\.ts$/.test(target) && feature(target) !== feature(from);
}
