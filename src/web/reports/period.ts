import { startOfDay } from '../desk/start-of-day.ts';

export const periodKeys = ['today', 'yesterday', 'week', 'month'] as const;
export type PeriodKey = (typeof periodKeys)[number];
export interface Period {
  from: string;
  /** Not included. */
  to: string;
}

const dayMs = 86_400_000;

/** Midnight some days away: counted from noon, because a day with a change of the clock has 23 or 25 hours. */
const midnight = (timeZone: string, now: number, days: number): string =>
  startOfDay(timeZone, Date.parse(startOfDay(timeZone, now)) + dayMs / 2 + days * dayMs);

/** Whole days in the tenant's time zone; weeks begin on Monday (ISO 8601). */
export function periodOf(key: PeriodKey, timeZone: string, now: number): Period {
  if (key === 'yesterday') return { from: midnight(timeZone, now, -1), to: midnight(timeZone, now, 0) };
  const back = key === 'week' ? daysSinceMonday(timeZone, now) : key === 'month' ? dayOfMonth(timeZone, now) - 1 : 0;
  return { from: midnight(timeZone, now, -back), to: midnight(timeZone, now, 1) };
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const daysSinceMonday = (timeZone: string, now: number): number =>
  weekdays.indexOf(new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short' }).format(now));
const dayOfMonth = (timeZone: string, now: number): number =>
  Number(new Intl.DateTimeFormat('en-US', { timeZone, day: 'numeric' }).format(now));
