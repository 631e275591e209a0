import type { TimeWindow } from '../../../src/adapters/sip-caller/recorder.ts';

/** What the host of a virtual machine has given to others of each of its processors' time, since the machine began. */
export interface StolenSeen {
  atMs: number;
  stolenMs: readonly number[];
}

/** The eighth column of `cpuN` (proc_stat(5)), in hundredths of a second. */
export const readStolen = (procStat: string): number[] =>
  [...procStat.matchAll(/^cpu\d+ (.*)$/gm)].map(([, columns]) => Number(columns!.split(' ')[7] ?? 0) * 10);

/**
 * How much of a window one processor was away, at most: whatever ran there neither sent nor heard. Looked at from the
 * look before the window to the one after it.
 */
export function stolenDuring(seen: readonly StolenSeen[], { fromMs, toMs }: TimeWindow): number {
  const before = seen.findLast(({ atMs }) => atMs <= fromMs) ?? seen[0];
  const after = seen.find(({ atMs }) => atMs >= toMs) ?? seen.at(-1);
  if (!before || !after) return 0;
  const taken = after.stolenMs.map((stolenMs, nth) => stolenMs - (before.stolenMs[nth] ?? stolenMs));
  return Math.min(toMs - fromMs, Math.max(0, ...taken));
}

/** The greatest share of all processors' time that was taken within a second. */
export function mostStolenShare(seen: readonly StolenSeen[]): number {
  const shares = seen.flatMap((after) => {
    const before = seen.findLast(({ atMs }) => atMs <= after.atMs - 1_000);
    return before ? [shareBetween(before, after)] : [];
  });
  return Math.max(0, ...shares);
}

function shareBetween(before: StolenSeen, after: StolenSeen): number {
  const stolenMs = after.stolenMs.reduce((sum, ms, nth) => sum + ms - (before.stolenMs[nth] ?? ms), 0);
  return stolenMs / (after.stolenMs.length * (after.atMs - before.atMs));
}
