import type { Holiday } from '../../../shared/config/calendar.ts';

export type HolidayKind = 'yearly' | 'date' | 'western' | 'orthodox';

export const kindOf = (day: Holiday): HolidayKind => ('yearly' in day ? 'yearly' : 'date' in day ? 'date' : day.easter);

/** The same day off by another reckoning; a date keeps its month and day. */
export function ofKind(day: Holiday, kind: HolidayKind): Holiday {
  const { names } = day;
  const yearly = 'yearly' in day ? day.yearly : 'date' in day ? day.date.slice(5) : '12-31';
  if (kind === 'yearly') return { names, yearly };
  if (kind === 'date') return { names, date: 'date' in day ? day.date : `2026-${yearly}` };
  return { names, easter: kind, daysAfter: 'daysAfter' in day ? day.daysAfter : 1 };
}

const when = ({ names: _, ...rest }: Holiday): string => JSON.stringify(rest);

/** Each day once, as it stood there first. */
export function withoutDoubles(days: readonly Holiday[]): Holiday[] {
  const seen = new Set<string>();
  return days.filter((day) => !seen.has(when(day)) && seen.add(when(day)));
}
