/** Whoever cannot see the bar drain hears in time that it does (WCAG 2.2.1), and then once more. */
const warnedAt = [10, 30];

/** The seconds of the warning that stands now; null while more is left, and when nothing is. */
export function secondsWarned(until: number | null, now: number): number | null {
  if (until === null || until <= now) return null;
  return warnedAt.find((seconds) => until - now <= seconds * 1_000) ?? null;
}
