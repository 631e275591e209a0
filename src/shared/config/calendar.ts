import { z } from 'zod';
import { CalendarDate } from '../time.ts';
import { ConfigKey } from './config-key.ts';
import { Names } from './words.ts';

/** A time of day on the wall: 00:00 to 24:00, the last only as an end. */
export const WallTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
export type WallTime = z.infer<typeof WallTime>;

/** Open from the one time to the other of the same day; a night's shift is two spans. */
export const Span = z
  .strictObject({ from: WallTime, to: WallTime })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'ends before it begins' });
export type Span = z.infer<typeof Span>;

const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** A day off: each year on the same day, or so many days after Easter, or once. `orthodox` is the Julian reckoning. */
export const Holiday = z.union([
  z.strictObject({ names: Names, yearly: MonthDay }),
  z.strictObject({
    names: Names,
    easter: z.enum(['western', 'orthodox']),
    daysAfter: z.number().int().min(-60).max(80),
  }),
  z.strictObject({ names: Names, date: CalendarDate }),
]);
export type Holiday = z.infer<typeof Holiday>;

/** The holidays of a country or a firm. */
export const HolidaysSettings = z.strictObject({ names: Names, days: z.array(Holiday).max(400) });
export type HolidaysSettings = z.infer<typeof HolidaysSettings>;

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

const timeZoneExists = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const spansDoNotOverlap = (spans: readonly Span[]): boolean =>
  spans
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .every((span, nth, all) => nth === 0 || all[nth - 1]!.to <= span.from);

const DaySpans = z.array(Span).max(6).refine(spansDoNotOverlap, 'spans overlap');

/** When somebody is there: a week, the holidays that close it, and single days that are otherwise. */
export const CalendarSettings = z.strictObject({
  names: Names,
  /** IANA; null is the tenant's. */
  timeZone: z.string().max(60).refine(timeZoneExists, 'no such time zone').nullable(),
  week: z.strictObject(Object.fromEntries(weekdays.map((day) => [day, DaySpans])) as Record<Weekday, typeof DaySpans>),
  holidays: z.array(ConfigKey).max(10),
  /** Before week and holidays; without spans the day is closed. */
  exceptions: z.array(z.strictObject({ date: CalendarDate, spans: DaySpans })).max(400),
});
export type CalendarSettings = z.infer<typeof CalendarSettings>;
