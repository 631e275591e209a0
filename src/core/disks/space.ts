import { type DiskUse, SpaceState } from '../../shared/api/system.ts';

/** A disk as Zvon uses it. */
export interface Disk {
  holds: DiskUse[];
  freeBytes: number;
  totalBytes: number;
}

/** Reliability 3: somebody is warned at 80 % and again at 90 %. */
const scarceFrom = 0.8;
const fullFrom = 0.9;

export function spaceOf({ freeBytes, totalBytes }: Pick<Disk, 'freeBytes' | 'totalBytes'>): SpaceState {
  const used = totalBytes === 0 ? 1 : 1 - freeBytes / totalBytes;
  if (used >= fullFrom) return 'full';
  return used >= scarceFrom ? 'scarce' : 'ok';
}

/** The whole is as short of space as the fullest of its disks. */
export function worstSpace(disks: readonly Disk[]): SpaceState {
  const states = new Set(disks.map(spaceOf));
  return SpaceState.options.findLast((state) => states.has(state)) ?? 'ok';
}

export const isWorseSpace = (now: SpaceState, before: SpaceState): boolean =>
  SpaceState.options.indexOf(now) > SpaceState.options.indexOf(before);
