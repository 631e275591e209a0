import { describe, expect, test } from 'vitest';
import type { CalendarSettings, HolidaysSettings, Span } from '../../shared/config/calendar.ts';
import { calendarSpans } from './calendar-spans.ts';

const day: Span[] = [{ from: '08:00', to: '16:00' }];
const calendar: CalendarSettings = {
  ...{ names: { en: 'Shop' }, timeZone: null, holidays: ['czech'], exceptions: [] },
  week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
};
const czech: HolidaysSettings = {
  names: { en: 'Czech holidays' },
  days: [
    { names: { en: 'Good Friday' }, easter: 'western', daysAfter: -2 },
    { names: { en: 'Easter Monday' }, easter: 'western', daysAfter: 1 },
    { names: { en: 'Orthodox Easter Monday' }, easter: 'orthodox', daysAfter: 1 },
    { names: { en: 'Statehood' }, yearly: '09-28' },
    { names: { en: 'Stocktaking' }, date: '2026-03-29' },
    { names: { en: 'Once more' }, date: '2026-10-25' },
  ],
};
const all: Span[] = [{ from: '00:00', to: '24:00' }];
const weekOf = (spans: Span[]): CalendarSettings['week'] => ({
  ...{ mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans },
});

/** From an instant, in words, on the days that a test looks at. */
function spansOn(dates: string[], set: Partial<CalendarSettings> = {}, timeZone = 'Europe/Prague'): string[] {
  const at = Date.parse(`${dates[0]}T12:00:00Z`);
  const spans = calendarSpans({ ...calendar, ...set }, { czech }, { timeZone, at });
  return spans
    .map(({ from, to, state }) => `${new Date(from).toISOString().slice(0, 16)} ${state} ${(to - from) / 3_600_000} h`)
    .filter((words) => dates.some((date) => words.startsWith(date)));
}

describe('a calendar', () => {
  test('is open by its week, in the time of its zone', () => {
    expect(spansOn(['2026-07-17', '2026-07-18', '2026-07-20'])).toEqual([
      '2026-07-17T06:00 open 8 h',
      '2026-07-20T06:00 open 8 h',
    ]);
    expect(spansOn(['2026-07-17'], { timeZone: 'Asia/Tokyo' })).toEqual([]);
    expect(spansOn(['2026-07-17'], {}, 'America/New_York')).toEqual(['2026-07-17T12:00 open 8 h']);
  });

  test('knows yesterday and two weeks ahead', () => {
    const at = Date.parse('2026-07-15T12:00:00Z');
    const spans = calendarSpans({ ...calendar, week: weekOf(day) }, {}, { timeZone: 'Europe/Prague', at });
    expect(spans).toHaveLength(16);
    expect(new Date(spans[0]!.from).toISOString()).toBe('2026-07-14T06:00:00.000Z');
    expect(new Date(spans.at(-1)!.from).toISOString()).toBe('2026-07-29T06:00:00.000Z');
  });

  test('has a day off on a holiday, for the whole day', () => {
    expect(spansOn(['2026-04-02', '2026-04-03', '2026-04-05', '2026-04-06', '2026-04-12', '2026-04-13'])).toEqual([
      '2026-04-02T06:00 open 8 h',
      '2026-04-02T22:00 holiday 24 h',
      '2026-04-05T22:00 holiday 24 h',
      '2026-04-12T22:00 holiday 24 h',
    ]);
    expect(spansOn(['2026-09-27', '2026-09-28'])).toEqual(['2026-09-27T22:00 holiday 24 h']);
  });

  test('is as was set for the one day, holiday or not', () => {
    const exceptions = [
      { date: '2026-04-03', spans: [{ from: '10:00', to: '12:00' }] },
      { date: '2026-04-07', spans: [] },
    ];
    expect(spansOn(['2026-04-03', '2026-04-07', '2026-04-08'], { exceptions })).toEqual([
      '2026-04-03T08:00 open 2 h',
      '2026-04-08T06:00 open 8 h',
    ]);
  });

  test('goes on without holidays that are not there', () => {
    const at = Date.parse('2026-04-03T12:00:00Z');
    expect(calendarSpans(calendar, {}, { timeZone: 'UTC', at })[1]?.state).toBe('open');
  });
});

describe('in the nights in which the clocks are set', () => {
  const night = [
    { from: '01:00', to: '02:30' },
    { from: '02:30', to: '04:00' },
  ];

  test('an hour that is left out is not open, and a night shift is an hour shorter', () => {
    const set = { week: weekOf(night), holidays: [] };
    expect(spansOn(['2026-03-29'], set).slice(0, 2)).toEqual([
      '2026-03-29T00:00 open 1 h',
      '2026-03-29T01:00 open 1 h',
    ]);
    const inTheGap = { week: weekOf([{ from: '02:10', to: '02:50' }]), holidays: [] };
    expect(spansOn(['2026-03-29'], inTheGap)).toEqual([]);
  });

  test('an hour that comes twice is open twice, and belongs to one span only', () => {
    const set = { week: weekOf(night), holidays: [] };
    expect(spansOn(['2026-10-24', '2026-10-25'], set).slice(-2)).toEqual([
      '2026-10-24T23:00 open 2.5 h',
      '2026-10-25T01:30 open 1.5 h',
    ]);
  });

  test('a holiday is as long as its day', () => {
    const set = { week: weekOf(all) };
    expect(spansOn(['2026-03-28', '2026-03-29'], set)).toEqual([
      '2026-03-28T23:00 holiday 23 h',
      '2026-03-29T22:00 open 24 h',
    ]);
    expect(spansOn(['2026-10-24', '2026-10-25'], set)).toEqual([
      '2026-10-24T22:00 holiday 25 h',
      '2026-10-25T23:00 open 24 h',
    ]);
  });
});
