import type { CalendarSpan } from '../../core/flow/hours-at.ts';
import {
  type CalendarSettings,
  type Holiday,
  type HolidaysSettings,
  type Span,
  weekdays,
} from '../../shared/config/calendar.ts';
import type { Instant } from '../../shared/time.ts';
import { orthodoxEaster, westernEaster } from './easter.ts';
import { type Day, daysAfter, type WallClock, wallClockIn } from './wall-clock.ts';

/** From yesterday, which may not be over there yet, to longer than settings are ever kept without being read again. */
const days = { back: 1, ahead: 14 };

/** When a calendar is open and when it has a day off around an instant, in order: as instants, which know no time zone. */
export function calendarSpans(
  calendar: CalendarSettings,
  holidays: Readonly<Record<string, HolidaysSettings>>,
  around: { timeZone: string; at: Instant },
): CalendarSpan[] {
  const clock = wallClockIn(calendar.timeZone ?? around.timeZone);
  const today = clock.dateAt(around.at);
  const daysOff = calendar.holidays.flatMap((key) => holidays[key]?.days ?? []);
  const dates = Array.from({ length: days.back + days.ahead + 1 }, (_, nth) => daysAfter(today, nth - days.back));
  return withoutOverlap(dates.flatMap((date) => spansOfDay(calendar, daysOff, clock, date)));
}

/** What is set for the one day comes first, then days off, then the week. */
function spansOfDay(
  { exceptions, week }: CalendarSettings,
  daysOff: readonly Holiday[],
  clock: WallClock,
  date: Day,
): CalendarSpan[] {
  const spanOf = ({ from, to }: Span, state: CalendarSpan['state']): CalendarSpan => ({
    from: clock.instantOf(date, from, 'first'),
    to: clock.instantOf(date, to, 'last'),
    state,
  });
  const exception = exceptions.find((one) => one.date === date);
  if (exception) return exception.spans.map((span) => spanOf(span, 'open'));
  if (daysOff.some((day) => isOn(day, date))) return [spanOf({ from: '00:00', to: '24:00' }, 'holiday')];
  return week[weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!].map((span) => spanOf(span, 'open'));
}

function isOn(day: Holiday, date: Day): boolean {
  if ('date' in day) return day.date === date;
  if ('yearly' in day) return date.endsWith(day.yearly);
  const year = Number(date.slice(0, 4));
  const easter = day.easter === 'western' ? westernEaster(year) : orthodoxEaster(year);
  return daysAfter(easter, day.daysAfter) === date;
}

/**
 * Where the hour that comes twice ends one span and begins the next, the first keeps it; a span within an hour that the
 * clocks are put forward over is none.
 */
function withoutOverlap(spans: readonly CalendarSpan[]): CalendarSpan[] {
  const apart: CalendarSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const from = Math.max(span.from, apart.at(-1)?.to ?? -Infinity);
    if (from < span.to) apart.push({ ...span, from });
  }
  return apart;
}
