import { describe, expect, it } from 'vitest';
import { type Acknowledged, failoverFigures, type Observed } from './failover-figures.ts';

const ack = (mark: string, atMs: number): Acknowledged => ({ mark, atMs });
const before = [ack('a', 100), ack('b', 200), ack('c', 300)];
const seen: Observed = {
  before,
  all: [...before, ack('d', 900)],
  present: new Set(['a', 'b', 'c', 'd']),
  ...{ killedMs: 310, promotedMs: 320, takenMs: 700, committedMs: 800, synchronous: true },
};

describe('a fail-over', () => {
  it('takes from the promotion to the first commit, and the outage from the kill', () => {
    expect(failoverFigures(seen)).toEqual({
      ...{ rtoMs: 480, rpoMs: 0, failure: null },
      detail: {
        ...{ synchronous: true, acknowledged: 3, lost: 0, unacknowledged: 0 },
        ...{ promotionMs: 380, outageMs: 490 },
      },
    });
  });

  it('lost what was acknowledged and is not there, back to the oldest of it', () => {
    const lossy = { ...seen, synchronous: false, present: new Set(['a', 'd']) };
    expect(failoverFigures(lossy)).toMatchObject({ rpoMs: 110, failure: null, detail: { lost: 2 } });
  });

  it('failed when a commit is lost that had waited for the standby', () => {
    const broken = { ...seen, present: new Set(['a', 'b', 'd']) };
    expect(failoverFigures(broken).failure).toMatch(/^1 acknowledged commits are missing/);
  });

  it('may hold a commit of which nobody was told: it is counted, and no loss', () => {
    const told = { ...seen, present: new Set([...seen.present, 'e']) };
    expect(failoverFigures(told)).toMatchObject({ failure: null, detail: { lost: 0, unacknowledged: 1 } });
  });
});
