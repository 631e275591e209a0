import type { Instant } from '../../shared/time.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A restore drill that is older than this is no proof of today's backup. */
export const drillStaleMs = 26 * hourMs;
const nightHours = { from: 2, to: 5 };

/** The newest complete set, and the log that has to be replayed on top of it. */
export interface NewestSet {
  finishedAt: Instant;
  bytes: number;
  logBytesSince: number;
}

/** A set is due each week, and sooner where replaying the log would take longer than copying the files again. */
export function isSetDue(set: NewestSet | null, now: Instant): boolean {
  return set === null || now - set.finishedAt >= 7 * dayMs || set.logBytesSince > Math.max(set.bytes, 2 ** 30);
}

/**
 * A drill is due each night; a machine that is off at night drills when a day has passed, before the last proof is stale.
 * The first one waits for the night in the same way, so that nobody's first hour is disturbed.
 */
export function isDrillDue(
  drills: { last: Instant | null; firstSet: Instant | null },
  now: Instant,
  hourThere: number,
) {
  const isNight = hourThere >= nightHours.from && hourThere < nightHours.to;
  const since = drills.last ?? drills.firstSet;
  if (since !== null && now - since >= 25 * hourMs) return true;
  return isNight && (drills.last === null || now - drills.last >= 20 * hourMs);
}

/** `none` until there was time for one: a proof is missed when the first set is older than a proof may be. */
export function drillFreshness(drills: { last: Instant | null; firstSet: Instant | null }, now: Instant) {
  const since = drills.last ?? drills.firstSet;
  if (since !== null && now - since > drillStaleMs) return 'stale';
  return drills.last === null ? 'none' : 'fresh';
}
