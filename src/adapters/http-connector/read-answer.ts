import type { Mapping } from '../../shared/connector-manifest.ts';

export type Read = { kind: 'read'; values: Record<string, unknown> } | { kind: 'refused'; place: string };

/**
 * The values of an answer by its mapping. What is not there stays out, so that the object keeps what it had; what is
 * there in a shape that the mapping does not mean refuses the whole answer.
 */
export function readAnswer(answer: unknown, map: Readonly<Record<string, Mapping>>): Read {
  const values: Record<string, unknown> = {};
  for (const [key, mapping] of Object.entries(map)) {
    const read = typeof mapping === 'string' ? readPlace(answer, mapping) : readList(answer, mapping);
    if (read.kind === 'refused') return read;
    if (read.kind === 'value') values[key] = read.value;
  }
  return { kind: 'read', values };
}

type Value = { kind: 'value'; value: unknown } | { kind: 'missing' } | { kind: 'refused'; place: string };

function readPlace(answer: unknown, mapping: string): Value {
  const [place, type = 'text'] = mapping.split('|') as [string, string?];
  const found = follow(answer, place);
  if (found === undefined || found === null) return { kind: 'missing' };
  const value = converters[type]?.(found);
  return value === undefined ? { kind: 'refused', place } : { kind: 'value', value };
}

function readList(answer: unknown, { list, item, max }: Exclude<Mapping, string>): Value {
  const rows = follow(answer, list);
  if (rows === undefined || rows === null) return { kind: 'missing' };
  if (!Array.isArray(rows)) return { kind: 'refused', place: list };
  const value: Record<string, unknown>[] = [];
  for (const [nth, row] of rows.slice(0, max).entries()) {
    const read = readAnswer(row, item);
    if (read.kind === 'refused') return { kind: 'refused', place: `${list}[${nth}]${read.place.slice(1)}` };
    value.push(read.values);
  }
  return { kind: 'value', value };
}

function follow(from: unknown, place: string): unknown {
  let here = from;
  for (const [step] of place.matchAll(/[^.[\]$]+/g)) {
    if (here === null || typeof here !== 'object' || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string, unknown>)[step];
  }
  return here;
}

/** Undefined is "not that". */
const converters: Readonly<Record<string, (found: unknown) => unknown>> = {
  text: (found) => (['string', 'number', 'boolean'].includes(typeof found) ? String(found) : undefined),
  number: (found) => {
    const value = typeof found === 'string' && found.trim() !== '' ? Number(found) : found;
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  },
  money: (found) => moneyOf(found),
  date: (found) => matching(found, /^\d{4}-\d{2}-\d{2}/),
  month: (found) => matching(found, /^\d{4}-\d{2}/),
  flag: (found) => (typeof found === 'boolean' ? found : undefined),
};

const matching = (found: unknown, pattern: RegExp): string | undefined =>
  typeof found === 'string' ? pattern.exec(found)?.[0] : undefined;

/** `{amount: "1284.00", currency: "CZK"}` in minor units, read as text: a float would lose hellers. */
function moneyOf(found: unknown): { minor: number; currency: string } | undefined {
  if (found === null || typeof found !== 'object') return undefined;
  const { amount, currency } = found as { amount?: unknown; currency?: unknown };
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return undefined;
  const written = typeof amount === 'number' ? String(amount) : amount;
  const parts = typeof written === 'string' ? /^(-?)(\d{1,13})(?:\.(\d+))?$/.exec(written) : null;
  if (!parts) return undefined;
  const digits = minorDigitsOf(currency);
  const fraction = parts[3] ?? '';
  if (/[^0]/.test(fraction.slice(digits))) return undefined;
  const minor = Number(parts[2]! + fraction.slice(0, digits).padEnd(digits, '0'));
  return { minor: parts[1] ? -minor || 0 : minor, currency };
}

const minorDigitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
