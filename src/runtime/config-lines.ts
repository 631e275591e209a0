import type { ConfigDifference } from '../shared/api/config.ts';
import type { AppError } from '../shared/errors.ts';

const signs: Record<ConfigDifference['kind'], string> = { 'only-in-file': '+', 'only-here': '-', different: '~' };

/** One line for each field that is otherwise: `~ queue cards  ringMs: 20000 → 15000`. */
export const linesOf = (differences: readonly ConfigDifference[]): string[] => differences.flatMap(linesOfOne);

function linesOfOne({ noun, key, kind, fields }: ConfigDifference): string[] {
  const head = `${signs[kind]} ${noun} ${key}`;
  if (kind !== 'different') return [head];
  return fields.map(({ path, here, inFile }) => `${head}  ${path}: ${shown(here)} → ${shown(inFile)}`);
}

/** Long values are cut: whoever wants the whole has the file. */
function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

/** A refusal as lines: what it is, then each part that it names. */
export function refusalLines({ message, detail }: Pick<AppError, 'message' | 'detail'>): string[] {
  const parts = Object.values(detail).flatMap((value): unknown[] => (Array.isArray(value) ? value : []));
  return [`${message}.`, ...parts.map((part) => `  ${partLine(part)}`)];
}

const partLine = (part: unknown): string =>
  typeof part === 'object' && part !== null
    ? Object.values(part)
        .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
        .join('  ')
    : String(part);
