import { describe, expect, it } from 'vitest';
import { drillFreshness, isDrillDue, isSetDue } from './due.ts';

const hour = 3_600_000;
const now = 1_000 * hour;
const gigabyte = 2 ** 30;

describe('a set is due', () => {
  const set = { finishedAt: now - hour, bytes: 5 * gigabyte, logBytesSince: 0 };

  it('when there is none, and a week after the last', () => {
    expect(isSetDue(null, now)).toBe(true);
    expect(isSetDue(set, now)).toBe(false);
    expect(isSetDue({ ...set, finishedAt: now - 168 * hour }, now)).toBe(true);
  });

  it('when more has been written to the log than the set holds, but never for less than a gigabyte', () => {
    expect(isSetDue({ ...set, logBytesSince: 5 * gigabyte + 1 }, now)).toBe(true);
    expect(isSetDue({ ...set, bytes: 1_000, logBytesSince: gigabyte }, now)).toBe(false);
  });
});

describe('a restore drill is due', () => {
  it('once a night', () => {
    expect(isDrillDue({ last: null, firstSet: now - hour }, now, 3)).toBe(true);
    expect(isDrillDue({ last: now - 22 * hour, firstSet: 0 }, now, 3)).toBe(true);
    expect(isDrillDue({ last: now - hour, firstSet: 0 }, now, 3)).toBe(false);
  });

  it('by day only where the night was missed, also as the first: some machines are off every night', () => {
    expect(isDrillDue({ last: null, firstSet: null }, now, 11)).toBe(false);
    expect(isDrillDue({ last: null, firstSet: now - 8 * hour }, now, 11)).toBe(false);
    expect(isDrillDue({ last: null, firstSet: now - 25 * hour }, now, 11)).toBe(true);
    expect(isDrillDue({ last: now - 22 * hour, firstSet: 0 }, now, 11)).toBe(false);
    expect(isDrillDue({ last: now - 25 * hour, firstSet: 0 }, now, 11)).toBe(true);
  });

  it('and stale after 26 hours, also when none ever came', () => {
    expect(drillFreshness({ last: now - 26 * hour, firstSet: 0 }, now)).toBe('fresh');
    expect(drillFreshness({ last: now - 26 * hour - 1, firstSet: 0 }, now)).toBe('stale');
    expect(drillFreshness({ last: null, firstSet: now - 27 * hour }, now)).toBe('stale');
    expect(drillFreshness({ last: null, firstSet: now - hour }, now)).toBe('none');
    expect(drillFreshness({ last: null, firstSet: null }, now)).toBe('none');
  });
});
