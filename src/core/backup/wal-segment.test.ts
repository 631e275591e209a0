import { describe, expect, it } from 'vitest';
import { gapsBetween, segmentFileName, segmentOf, type WalSegment } from './wal-segment.ts';

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

  it('has a gap where one is missing between the first and the last', () => {
    expect(gapsBetween(at(3), [at(3), at(4), at(6)], at(6))).toEqual([at(5)]);
    expect(gapsBetween(at(3), [at(3), at(4), at(5)], at(5))).toEqual([]);
  });

  it('is not closed by a segment of another timeline', () => {
    expect(gapsBetween(at(3), [at(3), at(4, 2), at(5)], at(5))).toEqual([at(4)]);
  });
});
