import type { Instant } from '../../../shared/time.ts';

/**
 * Who is idle, by an agent's slot. The epoch of a slot grows whenever its agent becomes idle or ceases to be, and is odd
 * while they are: what was noted in an earlier epoch is known to be over without being looked for.
 */
export interface IdleAgents {
  readonly epoch: Int32Array;
  readonly since: Float64Array;
}

export const isIdleNow = (idle: IdleAgents, slot: number): boolean => idle.epoch[slot]! % 2 === 1;

/** Idle agents in the order in which they are asked: who has been idle longest first, of equals the lower slot. */
export interface IdleLine {
  /** Slot and epoch of each in turn, from `first` to `end`; some are over. */
  entries: Int32Array;
  first: number;
  end: number;
  /** Who joined last at the end, and since when they are idle: whoever is idle since later comes after all. */
  lastSlot: number;
  lastSince: Instant;
}

export const newIdleLine = (): IdleLine => ({
  entries: new Int32Array(16),
  first: 0,
  end: 0,
  lastSlot: -1,
  lastSince: -Infinity,
});

/** At the end, as a rule: whoever was idle before, until a pause or an offer withdrawn, steps in between. */
export function joinLine(line: IdleLine, idle: IdleAgents, slot: number): void {
  if (line.end === line.entries.length) makeRoom(line, idle);
  const since = idle.since[slot]!;
  const isLast = since === line.lastSince ? slot > line.lastSlot : since > line.lastSince;
  const place = isLast ? line.end : placeOf(line, idle, slot);
  if (!isLast) line.entries.copyWithin(place + 2, place, line.end);
  line.entries[place] = slot;
  line.entries[place + 1] = idle.epoch[slot]!;
  line.end += 2;
  if (!isLast) return;
  line.lastSlot = slot;
  line.lastSince = since;
}

/** The first of the line who is not among those passed over; -1 for none. */
export function firstInLine(line: IdleLine, idle: IdleAgents, passed: readonly number[]): number {
  dropOver(line, idle);
  for (let at = line.first; at < line.end; at += 2) {
    const slot = line.entries[at]!;
    if (isLive(line, idle, at) && !passed.includes(slot)) return slot;
  }
  return -1;
}

const isLive = ({ entries }: IdleLine, idle: IdleAgents, at: number): boolean =>
  idle.epoch[entries[at]!] === entries[at + 1];

/** Whether the first has been idle for longer. */
export const isBefore = ({ since }: IdleAgents, a: number, b: number): boolean =>
  since[a] === since[b] ? a < b : since[a]! < since[b]!;

function placeOf(line: IdleLine, idle: IdleAgents, slot: number): number {
  let place = line.first;
  while (place < line.end && !(isLive(line, idle, place) && isBefore(idle, slot, line.entries[place]!))) place += 2;
  return place;
}

function dropOver(line: IdleLine, idle: IdleAgents): void {
  while (line.first < line.end && !isLive(line, idle, line.first)) line.first += 2;
}

/** Only who is idle still is kept, so that a line is at most four times as long as it has been needed. */
function makeRoom(line: IdleLine, idle: IdleAgents): void {
  const { entries, first, end } = line;
  let kept = 0;
  for (let at = first; at < end; at += 2) {
    if (!isLive(line, idle, at)) continue;
    entries[kept] = entries[at]!;
    entries[kept + 1] = entries[at + 1]!;
    kept += 2;
  }
  line.first = 0;
  line.end = kept;
  if (kept <= entries.length / 2) return;
  line.entries = new Int32Array(2 * entries.length);
  line.entries.set(entries.subarray(0, kept));
}
