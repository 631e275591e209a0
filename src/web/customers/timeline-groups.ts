import type { Formats } from '../app/formats.ts';

export interface TimelineGroup<Entry> {
  title: string;
  /** Within a day the time matters, within a month the day. */
  by: 'time' | 'day';
  entries: Entry[];
}

const dayMs = 86_400_000;

/** Newest first as they came: today, yesterday, then by the month. */
export function groupByDay<Entry extends { at: string }>(
  entries: readonly Entry[],
  now: number,
  formats: Pick<Formats, 'isSameDay' | 'dayAgo' | 'month'>,
): TimelineGroup<Entry>[] {
  const groups: TimelineGroup<Entry>[] = [];
  for (const entry of entries) {
    const daysAgo = [0, 1].find((days) => formats.isSameDay(entry.at, now - days * dayMs));
    const title = daysAgo === undefined ? formats.month(entry.at) : formats.dayAgo(daysAgo);
    const last = groups.at(-1);
    if (last?.title === title) last.entries.push(entry);
    else groups.push({ title, by: daysAgo === undefined ? 'day' : 'time', entries: [entry] });
  }
  return groups;
}
