import { z } from 'zod';

/** An instant in milliseconds since 1970-01-01T00:00Z, as PostgreSQL's clock told it. */
export type Instant = number;

/** ISO 8601 knows a year 0, PostgreSQL's calendar goes from 1 BC to 1 AD. */
const hasYear = (text: string): boolean => !text.startsWith('0000');
const noYear = 'has no year';

/** An instant on the wire: ISO 8601 in UTC with milliseconds. */
export const Timestamp = z.iso.datetime().refine(hasYear, noYear);

/** A day of the calendar: 2026-03-29. */
export const CalendarDate = z.iso.date().refine(hasYear, noYear);

export const isoOf = (at: Instant): string => new Date(at).toISOString();
