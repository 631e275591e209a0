/** A segment of PostgreSQL's write-ahead log, by its place in it. */
export interface WalSegment {
  timeline: number;
  index: number;
}

/** Of the standard size, which is the only one that Zvon's own server is made with: 256 in four gigabytes. */
export const segmentBytes = 16 * 1_024 * 1_024;
const segmentsPerFile = 2 ** 32 / segmentBytes;

const segmentName = /^([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})$/;

/** Null for what is no segment: a history, a label, a part. */
export function segmentOf(name: string): WalSegment | null {
  const parts = segmentName.exec(name)?.slice(1).map(fromHex);
  if (!parts) return null;
  const [timeline, file, nth] = parts as [number, number, number];
  return { timeline, index: file * segmentsPerFile + nth };
}

/** In which segment a place in the log lies, given as PostgreSQL writes it: `1/2A000098`. */
export const segmentAt = ({ high, low }: { high: string; low: string }): number =>
  fromHex(high) * segmentsPerFile + Math.floor(fromHex(low) / segmentBytes);

export const segmentFileName = ({ timeline, index }: WalSegment): string =>
  [timeline, Math.floor(index / segmentsPerFile), index % segmentsPerFile].map(toHex).join('');

/**
 * The first segment that is missing of what a set needs to reach the newest there is. A timeline goes on where an older
 * one was left, so each of them begins at the latest after the end of the one before it.
 */
export function findGap(set: { first: WalSegment; last: WalSegment }, kept: readonly WalSegment[]): WalSegment | null {
  let { index } = set.first;
  const timelines = [...new Set([set.first.timeline, ...kept.map(({ timeline }) => timeline)])];
  for (const timeline of timelines.filter((one) => one >= set.first.timeline).toSorted((a, b) => a - b)) {
    const own = new Set(kept.filter((one) => one.timeline === timeline).map((one) => one.index));
    const begin = timeline === set.first.timeline ? index : Math.min(index, ...own);
    const end = Math.max(timeline === set.last.timeline ? set.last.index : begin, ...own);
    for (index = begin; index <= end; index += 1) if (!own.has(index)) return { timeline, index };
  }
  return null;
}

const fromHex = (text: string): number => Number.parseInt(text, 16);
const toHex = (number: number): string => number.toString(16).toUpperCase().padStart(8, '0');
