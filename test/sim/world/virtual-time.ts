import type { Instant } from '../../../src/shared/time.ts';

/** The one true time of the world, in whole milliseconds; it stands still between the things that happen. */
export interface VirtualTime {
  now(): Instant;
  at(at: Instant, act: () => void): () => void;
  /** Gives what cancels it. */
  after(delayMs: number, act: () => void): () => void;
  /** Does the next thing that is due; false when nothing is left, or nothing before the end. */
  next(end: Instant): boolean;
}

interface Entry {
  at: Instant;
  nth: number;
  /** Null: cancelled. It stays where it is until its time, for to find it would cost more. */
  act: (() => void) | null;
}

/** What is due at the same instant happens in the order in which it was scheduled. */
export function createVirtualTime(start: Instant): VirtualTime {
  const heap: Entry[] = [];
  let now = start;
  let nth = 0;

  function at(due: Instant, act: () => void): () => void {
    const entry: Entry = { at: Math.max(now, Math.ceil(due)), nth: (nth += 1), act };
    push(heap, entry);
    return () => {
      entry.act = null;
    };
  }

  return {
    now: () => now,
    at,
    after: (delayMs, act) => at(now + delayMs, act),
    next(end) {
      for (let first = heap[0]; first !== undefined && first.at <= end; first = heap[0]) {
        pop(heap);
        if (first.act === null) continue;
        now = first.at;
        first.act();
        return true;
      }
      return false;
    },
  };
}

const isBefore = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.nth < b.nth);

function push(heap: Entry[], entry: Entry): void {
  let place = heap.length;
  while (place > 0) {
    const above = (place - 1) >> 1;
    const parent = heap[above]!;
    if (!isBefore(entry, parent)) break;
    heap[place] = parent;
    place = above;
  }
  heap[place] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop()!;
  if (heap.length === 0) return;
  let place = 0;
  for (;;) {
    let below = 2 * place + 1;
    if (below >= heap.length) break;
    if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below += 1;
    if (!isBefore(heap[below]!, last)) break;
    heap[place] = heap[below]!;
    place = below;
  }
  heap[place] = last;
}
