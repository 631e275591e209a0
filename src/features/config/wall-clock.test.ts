import { expect, test } from 'vitest';
import { daysAfter, wallClockIn } from './wall-clock.ts';

const prague = wallClockIn('Europe/Prague');
const at = (date: string, time: string, which: 'first' | 'last' = 'first') =>
  new Date(prague.instantOf(date, time, which)).toISOString();

test.each([
  ['2026-01-15', '08:00', '2026-01-15T07:00:00.000Z'],
  ['2026-07-15', '08:00', '2026-07-15T06:00:00.000Z'],
  ['2026-07-15', '24:00', '2026-07-15T22:00:00.000Z'],
  ['2026-12-31', '24:00', '2026-12-31T23:00:00.000Z'],
])('on %s the wall shows %s at %s', (date, time, instant) => {
  expect(at(date, time)).toBe(instant);
  expect(at(date, time, 'last')).toBe(instant);
});

test.each(['02:00', '02:30', '02:59', '03:00'])(
  'in the night in which the clocks go forward, %s is the moment in which they do',
  (time) => {
    expect(at('2026-03-29', time)).toBe('2026-03-29T01:00:00.000Z');
    expect(at('2026-03-29', time, 'last')).toBe('2026-03-29T01:00:00.000Z');
  },
);

test('around that hour the wall is believed', () => {
  expect(at('2026-03-29', '01:59')).toBe('2026-03-29T00:59:00.000Z');
  expect(at('2026-03-29', '03:01')).toBe('2026-03-29T01:01:00.000Z');
});

test.each([
  ['02:00', '2026-10-25T00:00:00.000Z', '2026-10-25T01:00:00.000Z'],
  ['02:30', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
  ['03:00', '2026-10-25T02:00:00.000Z', '2026-10-25T02:00:00.000Z'],
])('in the night in which the clocks go back, %s is first at %s and last at %s', (time, first, last) => {
  expect([at('2026-10-25', time, 'first'), at('2026-10-25', time, 'last')]).toEqual([first, last]);
});

test('a zone that is half an hour apart changes by half an hour', () => {
  const lordHowe = wallClockIn('Australia/Lord_Howe');
  expect(new Date(lordHowe.instantOf('2026-10-04', '02:15', 'first')).toISOString()).toBe('2026-10-03T15:30:00.000Z');
});

test('the day is that of the wall', () => {
  expect(prague.dateAt(Date.parse('2026-07-15T21:59:59.999Z'))).toBe('2026-07-15');
  expect(prague.dateAt(Date.parse('2026-07-15T22:00:00Z'))).toBe('2026-07-16');
  expect(daysAfter('2026-02-27', 2)).toBe('2026-03-01');
});
