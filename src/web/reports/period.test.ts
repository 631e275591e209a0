import { describe, expect, it } from 'vitest';
import { periodOf } from './period.ts';

const zone = 'Europe/Prague';

describe('periods of a report', () => {
  it('today is the whole day in the time zone of the tenant', () => {
    expect(periodOf('today', zone, Date.parse('2026-11-22T23:30:00Z'))).toEqual({
      from: '2026-11-22T23:00:00.000Z',
      to: '2026-11-23T23:00:00.000Z',
    });
  });

  it('a day on which the clocks go back has 25 hours', () => {
    expect(periodOf('yesterday', zone, Date.parse('2026-10-26T08:00:00Z'))).toEqual({
      from: '2026-10-24T22:00:00.000Z',
      to: '2026-10-25T23:00:00.000Z',
    });
  });

  it('a day on which the clocks go forward has 23 hours', () => {
    expect(periodOf('today', zone, Date.parse('2026-03-29T12:00:00Z'))).toEqual({
      from: '2026-03-28T23:00:00.000Z',
      to: '2026-03-29T22:00:00.000Z',
    });
  });

  it('a week begins on Monday, also when it is Sunday', () => {
    expect(periodOf('week', zone, Date.parse('2026-11-22T12:00:00Z')).from).toBe('2026-11-15T23:00:00.000Z');
  });

  it('a month begins on its first day', () => {
    expect(periodOf('month', zone, Date.parse('2026-11-22T12:00:00Z')).from).toBe('2026-10-31T23:00:00.000Z');
  });
});
