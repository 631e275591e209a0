import { describe, expect, it } from 'vitest';
import { readRecoveryTarget } from './recovery-target.ts';

const now = new Date('2026-11-22T12:00:00Z');
const read = (text: string): string => {
  const target = readRecoveryTarget(text, now);
  return target.ok ? (target.to?.toISOString() ?? 'latest') : target.sentence;
};

describe('the moment to restore', () => {
  it.each([
    ['2026-11-22 10:00:00+01', '2026-11-22T09:00:00.000Z'],
    ['2026-11-22T10:00:00.250+05:30', '2026-11-22T04:30:00.250Z'],
    ['2026-11-22 10:00Z', '2026-11-22T10:00:00.000Z'],
    ['2026-10-25 02:30:00 -0330', '2026-10-25T06:00:00.000Z'],
    ['latest', 'latest'],
  ])('is read with its time zone: %s', (text, iso) => {
    expect(read(text)).toBe(iso);
  });

  it.each([
    ['2026-11-22 10:00:00', /time zone/],
    ['yesterday', /time zone/],
    ['2026-02-30 10:00:00Z', /calendar/],
    ['2026-11-22 25:00:00Z', /calendar/],
    ['2026-11-22 12:00:01Z', /has not been/],
  ])('is refused in a sentence: %s', (text, sentence) => {
    expect(read(text)).toMatch(sentence);
  });
});
