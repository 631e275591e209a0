import { describe, expect, it } from 'vitest';
import { createFormats } from '../app/formats.ts';
import { groupByDay } from './timeline-groups.ts';

const formats = createFormats({ language: 'cs', country: 'CZ', currency: 'CZK', timeZone: 'Europe/Prague' });
const now = Date.parse('2026-11-22T09:00:00Z');
const at = (moment: string) => ({ at: moment });

describe('a timeline', () => {
  it('is parted into today, yesterday and months, each once', () => {
    const entries = ['2026-11-22T08:00:00Z', '2026-11-21T23:30:00Z', '2026-11-21T12:00:00Z', '2026-11-03T12:00:00Z'];
    const groups = groupByDay([...entries, '2026-10-30T12:00:00Z'].map(at), now, formats);
    expect(groups.map(({ title, by, entries: { length } }) => [title, by, length])).toEqual([
      ['dnes', 'time', 2],
      ['včera', 'time', 1],
      ['listopad 2026', 'day', 1],
      ['říjen 2026', 'day', 1],
    ]);
  });

  it('without entries has no groups', () => {
    expect(groupByDay([], now, formats)).toEqual([]);
  });
});
