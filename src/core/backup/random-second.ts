import type { Instant } from '../../shared/time.ts';

/** A whole second of the period, or its beginning where it holds none; `chance` is from 0 to below 1. */
export function randomSecond(from: Instant, to: Instant, chance: number): Instant {
  const first = Math.ceil(from / 1_000);
  const last = Math.floor(to / 1_000);
  return last < first ? from : (first + Math.floor(chance * (last - first + 1))) * 1_000;
}
