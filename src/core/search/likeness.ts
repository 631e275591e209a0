/** How two words of a name agree; stronger first. */
export type Likeness = 'same' | 'unmarked' | 'respelled' | 'beginning' | 'similar' | 'none';

export const likenessScore: Record<Likeness, number> = {
  same: 10,
  unmarked: 9,
  respelled: 8,
  beginning: 6,
  similar: 3,
  none: 0,
};

/** Spec formats 5.5 compares stems at 0.92; whole names with their endings need a little room. */
const similarFrom = 0.88;

export interface NameWord {
  written: string;
  plain: string;
  readings: readonly string[];
}

/** The asked word against a kept one: with marks, without them, in another script or spelling, as its beginning. */
export function likenessOf(asked: NameWord, kept: NameWord): Likeness {
  if (asked.written === kept.written) return 'same';
  if (asked.plain === kept.plain) return 'unmarked';
  const pairs = asked.readings.flatMap((a) => kept.readings.map((b) => [a, b] as const));
  if (pairs.some(([a, b]) => a === b)) return 'respelled';
  if (pairs.some(([a, b]) => b.startsWith(a))) return 'beginning';
  return pairs.some(([a, b]) => a.length > 2 && jaroWinkler(a, b) >= similarFrom) ? 'similar' : 'none';
}

/** Jaro's share of matching letters and transpositions, raised for a common beginning (Winkler 1990). */
export function jaroWinkler(a: string, b: string): number {
  const jaro = jaroOf(a, b);
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroOf(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  const matched: string[] = [];
  for (let i = 0; i < a.length; i += 1) {
    for (let j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j += 1) {
      if (taken.has(j) || a[i] !== b[j]) continue;
      taken.add(j);
      matched.push(a[i]!);
      break;
    }
  }
  if (matched.length === 0) return 0;
  const inB = [...taken].sort((x, y) => x - y).map((j) => b[j]);
  const transposed = matched.filter((letter, nth) => letter !== inB[nth]).length / 2;
  const m = matched.length;
  return (m / a.length + m / b.length + (m - transposed) / m) / 3;
}
