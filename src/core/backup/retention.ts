import type { Instant } from '../../shared/time.ts';
import type { WalSegment } from './wal-segment.ts';

/** A complete set, as far as choosing among sets needs it. */
export interface SetSummary {
  id: string;
  /** By the database's clock: from here on every moment can be restored. */
  finishedAt: Instant;
  firstSegment: WalSegment;
  /** The newest moment is reached from it: the server was not restored to an earlier one afterwards. */
  leadsOn: boolean;
  /** The set holds the log that it needs and reaches no further than its own end. */
  standsAlone: boolean;
}

/** Every moment of so many days back can be restored. */
export const retentionMs = 35 * 86_400_000;

export interface Expired {
  sets: string[];
  /** Segments before this one are needed by no set that stays; null keeps all. */
  segmentsBefore: WalSegment | null;
}

/** The set from which the oldest moment of the retention is reached stays, and everything after it. */
export function expired(sets: readonly SetSummary[], now: Instant): Expired {
  const boundary = now - retentionMs;
  const newestBefore = newest(sets.filter((set) => set.leadsOn && set.finishedAt <= boundary));
  const staying = sets.filter((set) => set.finishedAt > boundary || set.id === newestBefore?.id);
  const needing = staying.filter(({ standsAlone }) => !standsAlone);
  return {
    sets: sets.filter((set) => !staying.includes(set)).map(({ id }) => id),
    segmentsBefore: needing.length === 0 ? null : needing.map((set) => set.firstSegment).reduce(earlier),
  };
}

/** From which set a moment is restored: the newest that had finished by then. Null asks for the newest moment. */
export function setFor<Set extends SetSummary>(sets: readonly Set[], at: Instant | null): Set | null {
  return newest(sets.filter((set) => set.leadsOn && (at === null || (set.finishedAt <= at && !set.standsAlone))));
}

function newest<Set extends SetSummary>(sets: readonly Set[]): Set | null {
  return sets.reduce<Set | null>((best, set) => (best && best.finishedAt >= set.finishedAt ? best : set), null);
}

/** A timeline begins where an older one was left, so the index alone says which is earlier. */
const earlier = (left: WalSegment, right: WalSegment): WalSegment => (left.index <= right.index ? left : right);
