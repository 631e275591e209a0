import { isSame } from '../../core/config/differences.ts';
import type { Settings } from './noun-forms.ts';

/** By what two lines of a list are the same line. Lists without one are a value as a whole: their order counts. */
const lineKeys: Readonly<Record<string, string>> = { skills: 'skill', relaxations: 'afterMs', exceptions: 'date' };

export interface Merged {
  settings: Settings;
  /** The fields that both changed, each to something else: mine stands in them, until it is decided. */
  clashes: string[];
}

/**
 * What two administrators made of the same settings: each change of the other's that I did not touch is taken over, and
 * nothing of mine is lost.
 */
export function mergeSettings(base: Settings, mine: Settings, theirs: Settings): Merged {
  const clashes: string[] = [];
  const settings: Settings = {};
  for (const field of keysOf(base, mine, theirs)) {
    const merged = mergeField(field, [base[field], mine[field], theirs[field]]);
    if (merged.isClash) clashes.push(field);
    if (merged.value !== undefined) settings[field] = merged.value;
  }
  return { settings, clashes };
}

type Three = readonly [base: unknown, mine: unknown, theirs: unknown];

function mergeField(field: string, three: Three): { value: unknown; isClash: boolean } {
  const lineKey = lineKeys[field];
  if (lineKey === undefined) return mergeValue(three);
  const [base, mine, theirs] = three.map((lines) => byKey(lines, lineKey));
  if (!base || !mine || !theirs) return mergeValue(three);
  const { value, isClash } = mergeValue([base, mine, theirs]);
  return { value: Object.values(value as Settings), isClash };
}

function mergeValue([base, mine, theirs]: Three): { value: unknown; isClash: boolean } {
  if (isSame(mine, theirs) || isSame(base, theirs)) return { value: mine, isClash: false };
  if (isSame(base, mine)) return { value: theirs, isClash: false };
  if (!isRecord(base) || !isRecord(mine) || !isRecord(theirs)) return { value: mine, isClash: true };
  const keys = keysOf(mine, theirs, base);
  const parts = keys.map((key) => [key, mergeValue([base[key], mine[key], theirs[key]])] as const);
  return {
    value: Object.fromEntries(parts.flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value]]))),
    isClash: parts.some(([, { isClash }]) => isClash),
  };
}

const keysOf = (...records: Settings[]): string[] => [...new Set(records.flatMap((record) => Object.keys(record)))];

/** In the order of the lines; a line without its key is no line that could be matched. */
function byKey(lines: unknown, key: string): Settings | null {
  if (!Array.isArray(lines)) return null;
  return Object.fromEntries(lines.map((line: Settings) => [`${key} ${String(line[key])}`, line]));
}

const isRecord = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
