/** A commit that was acknowledged. Versions are given again where some were lost: marks never. */
export interface Acknowledged {
  mark: string;
  atMs: number;
}

/** What was seen of a fail-over, by one monotonic clock. */
export interface Observed {
  /** What was acknowledged until the kill, and in all. */
  before: readonly Acknowledged[];
  all: readonly Acknowledged[];
  present: ReadonlySet<string>;
  killedMs: number;
  /** When it was asked for, and when the server said that it was done. */
  promotedMs: number;
  takenMs: number;
  committedMs: number;
  synchronous: boolean;
}

export function failoverFigures(observed: Observed) {
  const { before, all, present, killedMs, promotedMs, takenMs, committedMs, synchronous } = observed;
  const lost = before.filter(({ mark }) => !present.has(mark));
  const told = new Set(all.map(({ mark }) => mark));
  const oldestLost = lost.reduce((oldest, { atMs }) => Math.min(oldest, atMs), killedMs);
  return {
    rtoMs: Math.round(committedMs - promotedMs),
    rpoMs: Math.round(killedMs - oldestLost),
    detail: {
      synchronous,
      acknowledged: before.length,
      lost: lost.length,
      // Committed, and nobody was told: a retry without its key would do it twice.
      unacknowledged: [...present].filter((mark) => !told.has(mark)).length,
      promotionMs: Math.round(takenMs - promotedMs),
      outageMs: Math.round(committedMs - killedMs),
    },
    failure:
      synchronous && lost.length > 0
        ? `${lost.length} acknowledged commits are missing on the promoted standby, although each waited for it.`
        : null,
  };
}
