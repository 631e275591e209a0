import type { Instant } from '../../shared/time.ts';

/** A day of the calendar: 2026-03-29. */
export type Day = string;

/** The clock on the wall of a time zone. */
export interface WallClock {
  dateAt(instant: Instant): Day;
  /**
   * When the wall shows a time of a day. One that the clocks are put forward over means the moment in which that
   * happens; of one that the wall shows twice, `which` says which is meant.
   */
  instantOf(date: Day, time: string, which: 'first' | 'last'): Instant;
}

const dayMs = 86_400_000;

export function wallClockIn(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat('en', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  /** What the wall shows, as if it hung in Greenwich. */
  const shownAt = (instant: Instant): Instant => {
    const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
  };
  const offsetAt = (instant: Instant): number => shownAt(instant) - Math.floor(instant / 1_000) * 1_000;
  return {
    dateAt: (instant) => dateOf(shownAt(instant)),
    instantOf(date, time, which) {
      const shown = shownAs(date, time);
      const offsets = [offsetAt(shown - dayMs), offsetAt(shown + dayMs)] as const;
      const instants = offsets.map((offset) => shown - offset).filter((instant) => shownAt(instant) === shown);
      if (instants.length === 0)
        return changeBetween(shown - Math.max(...offsets), shown - Math.min(...offsets), offsetAt);
      return which === 'first' ? Math.min(...instants) : Math.max(...instants);
    },
  };
}

/** 24:00 is the next day's 00:00. */
function shownAs(date: Day, time: string): Instant {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return Date.parse(`${date}T00:00:00Z`) + (hours * 60 + minutes) * 60_000;
}

/** The first moment of the new offset; `before` has the old one. */
function changeBetween(before: Instant, after: Instant, offsetAt: (instant: Instant) => number): Instant {
  const old = offsetAt(before);
  let [from, to] = [before, after];
  while (to - from > 1_000) {
    const middle = Math.round((from + to) / 2_000) * 1_000;
    if (offsetAt(middle) === old) from = middle;
    else to = middle;
  }
  return to;
}

export const dateOf = (instant: Instant): Day => new Date(instant).toISOString().slice(0, 10);

export const daysAfter = (date: Day, days: number): Day => dateOf(Date.parse(`${date}T00:00:00Z`) + days * dayMs);
