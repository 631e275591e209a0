import { segmentAt, type WalSegment } from './wal-segment.ts';

/**
 * The timelines that lead to the newest moment, and in which segment each was left for the next. What a server wrote
 * after a moment that it was restored to later leads nowhere any more.
 */
export interface WayOn {
  newest: number;
  left: ReadonlyMap<number, number>;
}

/** One line for each timeline that was left: its number, where, and why. */
const line = /^(\d+)\t([0-9A-F]+)\/([0-9A-F]+)\t/;

/** What the history of a timeline tells of those before it. */
export function readHistory(timeline: number, text: string): WayOn {
  const left = new Map<number, number>();
  for (const one of text.split('\n')) {
    const [, before, high, low] = line.exec(one) ?? [];
    if (before && high && low) left.set(Number(before), segmentAt({ high, low }));
  }
  return { newest: timeline, left };
}

export const isOnWay = ({ newest, left }: WayOn, { timeline, index }: WalSegment): boolean =>
  timeline === newest || index <= (left.get(timeline) ?? -1);

/** A backup ends its segment: a timeline that was left in a later one was left after the backup. */
export const leadsOn = ({ newest, left }: WayOn, last: WalSegment): boolean =>
  last.timeline === newest || last.index < (left.get(last.timeline) ?? -1);
