import { describe, expect, it } from 'vitest';
import { expired, setFor, type SetSummary } from './retention.ts';

const day = 86_400_000;
const now = 100 * day;
const set = (id: string, age: number, rest: Partial<SetSummary> = {}): SetSummary => ({
  id,
  finishedAt: now - age * day,
  firstSegment: { timeline: 1, index: 1_000 - age },
  leadsOn: true,
  standsAlone: false,
  ...rest,
});
const weekly = [set('a', 50), set('b', 43), set('c', 36), set('d', 29), set('e', 1)];

describe('a backup is kept', () => {
  it('for 35 days, with the set before them from which the first of them is reached', () => {
    expect(expired(weekly, now)).toEqual({ sets: ['a', 'b'], segmentsBefore: { timeline: 1, index: 964 } });
  });

  it('when it is the only one, however old', () => {
    expect(expired([set('a', 400)], now).sets).toEqual([]);
  });

  it('with the set before a restore from which the first day is reached, not the one that the restore went behind', () => {
    const left = [set('a', 50), set('b', 43, { leadsOn: false }), set('c', 30)];
    expect(expired(left, now).sets).toEqual(['b']);
  });

  it('with the log of every set that needs it; sets that stand alone need none', () => {
    const alone = weekly.map((one) => ({ ...one, standsAlone: true }));
    expect(expired(alone, now)).toEqual({ sets: ['a', 'b'], segmentsBefore: null });
    expect(expired([], now)).toEqual({ sets: [], segmentsBefore: null });
  });
});

describe('a moment is restored', () => {
  it('from the newest set that had finished by then', () => {
    expect(setFor(weekly, now - 30 * day)?.id).toBe('c');
    expect(setFor(weekly, now)?.id).toBe('e');
    expect(setFor(weekly, null)?.id).toBe('e');
  });

  it('from no set that a later restore went behind', () => {
    expect(setFor([set('x', 3), set('y', 2, { leadsOn: false })], now)?.id).toBe('x');
    expect(setFor([set('x', 3), set('y', 2, { leadsOn: false })], null)?.id).toBe('x');
  });

  it('from no set that began later, nor from one that knows only its own end', () => {
    expect(setFor(weekly, now - 60 * day)).toBeNull();
    expect(setFor([set('x', 3), set('y', 2, { standsAlone: true })], now)?.id).toBe('x');
    expect(setFor([set('x', 3), set('y', 2, { standsAlone: true })], null)?.id).toBe('y');
  });
});
