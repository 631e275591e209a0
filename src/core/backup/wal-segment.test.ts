import { describe, expect, it } from 'vitest';
import { findGap, segmentFileName, segmentOf, type WalSegment } from './wal-segment.ts';

describe('a segment of the log', () => {
  it('is read from its name and written as it again, across the end of a file', () => {
    for (const name of ['000000010000000000000001', '0000000A00000002000000FF', '000000010000000300000000'])
      expect(segmentFileName(segmentOf(name)!)).toBe(name);
    expect(segmentOf('000000010000000300000000')!.index).toBe(segmentOf('0000000100000002000000FF')!.index + 1);
  });

  it('is nothing else that lies beside it', () => {
    for (const name of [
      '00000002.history',
      '000000010000000000000003.00000028.backup',
      '000000010000000000000003.partial',
      '000000010000000000000003.new',
    ])
      expect(segmentOf(name)).toBeNull();
  });
});

describe('the chain of segments', () => {
  const at = (index: number, timeline = 1): WalSegment => ({ timeline, index });
  const set = { first: at(3), last: at(4) };

  it('reaches from the first that a set needs to the newest', () => {
    expect(findGap(set, [at(2), at(3), at(4), at(5)])).toBeNull();
  });

  it('ends where one is missing, also where the set itself needs it', () => {
    expect(findGap(set, [at(3), at(4), at(6)])).toEqual(at(5));
    expect(findGap(set, [at(3)])).toEqual(at(4));
    expect(findGap(set, [])).toEqual(at(3));
  });

  it('goes on in a later timeline from where the earlier was left, and no further on', () => {
    expect(findGap(set, [at(3), at(4), at(5), at(5, 2), at(6, 2)])).toBeNull();
    expect(findGap(set, [at(3), at(4), at(7, 2)])).toEqual(at(5, 2));
    expect(findGap(set, [at(3), at(4), at(4, 2), at(6, 2)])).toEqual(at(5, 2));
  });

  it('is not closed by a segment of another timeline', () => {
    expect(findGap(set, [at(3), at(4, 2), at(5)])).toEqual(at(4));
  });
});
