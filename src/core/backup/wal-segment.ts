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

export const segmentFileName = ({ timeline, index }: WalSegment): string =>
  [timeline, Math.floor(index / segmentsPerFile), index % segmentsPerFile].map(toHex).join('');

/** The segments that are missing between the first that is needed and the last that is there. */
export function gapsBetween(first: WalSegment, kept: readonly WalSegment[], last: WalSegment): WalSegment[] {
  const there = new Set(kept.filter(({ timeline }) => timeline === first.timeline).map(({ index }) => index));
  const gaps: WalSegment[] = [];
  for (let index = first.index; index <= last.index; index += 1) {
    if (!there.has(index)) gaps.push({ timeline: first.timeline, index });
  }
  return gaps;
}

const fromHex = (text: string): number => Number.parseInt(text, 16);
const toHex = (number: number): string => number.toString(16).toUpperCase().padStart(8, '0');
