import type { Instant } from '../../../shared/time.ts';

export type Agenda = ReturnType<typeof createAgenda>;

interface Entry {
  at: Instant;
  act: () => void;
}

/** What is still to happen, told in the order of time; what was put down first comes first at the same time. */
export function createAgenda(beginsAt: Instant) {
  const entries: Entry[] = [];
  let now = beginsAt;
  return {
    now: (): Instant => now,
    /** Returns how to strike it out again. */
    put(at: Instant, act: () => void): () => void {
      const entry = { at: Math.max(Math.round(at), now), act };
      entries.splice(placeOf(entries, entry.at), 0, entry);
      return () => {
        const place = entries.indexOf(entry);
        if (place >= 0) entries.splice(place, 1);
      };
    },
    /** Lets everything happen, also what it leads to. */
    run(): void {
      for (let next = entries.shift(); next; next = entries.shift()) {
        now = next.at;
        next.act();
      }
    },
  };
}

/** After everything that is not later; halves what is left until there is nothing. */
function placeOf(entries: readonly Entry[], at: Instant): number {
  let from = 0;
  let to = entries.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (entries[middle]!.at <= at) from = middle + 1;
    else to = middle;
  }
  return from;
}
