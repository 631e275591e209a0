import { isCode, isTest, type ProjectFile } from './project-files.ts';
import type { MeasuredFunction } from './measure-functions.ts';

export const LIMITS = { fileLines: 500, testFileLines: 600, functionLines: 70, componentLines: 150 };

export type Oversizes = Record<string, number>;

/** Files and functions beyond their limit, by `path` or `path name`, with their lines. */
export function oversizes(files: ProjectFile[], functions: MeasuredFunction[]): Oversizes {
  const large = files.filter(isCode).map((file) => ({
    key: file.path,
    lines: lineCount(file),
    limit: isTest(file) ? LIMITS.testFileLines : LIMITS.fileLines,
  }));
  const long = functions
    .filter(({ path }) => !isTest({ path, text: '' }))
    .map((item) => ({ key: `${item.path} ${item.name ?? 'without a name'}`, lines: item.lines, limit: limitOf(item) }));
  return Object.fromEntries([...large, ...long].filter((it) => it.lines > it.limit).map((it) => [it.key, it.lines]));
}

/** A component is markup as much as code; its name begins with a capital. */
function limitOf({ path, name }: MeasuredFunction): number {
  return path.endsWith('.tsx') && /^[A-Z]/.test(name ?? '') ? LIMITS.componentLines : LIMITS.functionLines;
}

export function lineCount(file: ProjectFile): number {
  return file.text.split('\n').length - 1;
}

/** The value below which the given share of the numbers lies. */
export function percentile(numbers: number[], share: number): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** What a list of exceptions hides, or no longer needs; the list may only shrink, so each number must be exact. */
export function compareWithExceptions(actual: Oversizes, allowed: Oversizes): string[] {
  const grown = Object.entries(actual)
    .filter(([key, lines]) => lines > (allowed[key] ?? 0))
    .map(([key, lines]) => `${key} has ${lines} lines${allowed[key] ? `, ${allowed[key]} were allowed` : ''}`);
  const shrunk = Object.entries(allowed)
    .filter(([key, lines]) => (actual[key] ?? 0) < lines)
    .map(([key]) => `${key} became smaller: lower or remove its exception (now ${actual[key] ?? 'within the limit'})`);
  return [...grown, ...shrunk];
}
