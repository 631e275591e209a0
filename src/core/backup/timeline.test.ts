import { describe, expect, it } from 'vitest';
import { isOnWay, leadsOn, readHistory } from './timeline.ts';

const history = '1\t0/5000098\tbefore 2026-11-22 10:00:00+00\n\n2\t1/2000000\tbefore 2026-11-22 11:00:00+00\n';
const way = readHistory(4, history);

describe('the way to the newest moment', () => {
  it('leads through the timelines that the history names, to where each was left', () => {
    expect(way).toEqual({
      newest: 4,
      left: new Map([
        [1, 5],
        [2, 258],
      ]),
    });
    expect(isOnWay(way, { timeline: 1, index: 5 })).toBe(true);
    expect(isOnWay(way, { timeline: 1, index: 6 })).toBe(false);
    expect(isOnWay(way, { timeline: 4, index: 900 })).toBe(true);
  });

  it('passes by a timeline that was given up', () => {
    expect(isOnWay(way, { timeline: 3, index: 259 })).toBe(false);
  });

  it('begins at sets that were complete before their timeline was left', () => {
    expect(leadsOn(way, { timeline: 1, index: 4 })).toBe(true);
    expect(leadsOn(way, { timeline: 1, index: 5 })).toBe(false);
    expect(leadsOn(way, { timeline: 3, index: 1 })).toBe(false);
    expect(leadsOn(way, { timeline: 4, index: 300 })).toBe(true);
  });
});
