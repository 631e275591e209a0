/** A session ends after this time in any case (security 6). */
export const sessionAbsoluteMs = 12 * 3_600_000;
/** And after this time without a sign of life; the desk's socket is one. */
export const sessionIdleMs = 30 * 60_000;
/** A sign of life is written at most this often. */
export const seenEveryMs = 60_000;

/** Wrong passwords in a row before the account has to wait, and how the wait grows: 2, 4, 8 … seconds, 5 minutes at most. */
export const freeAttempts = 3;
export const delayAfter = (failed: number): number =>
  failed < freeAttempts ? 0 : Math.min(2 ** (failed - freeAttempts + 1), 300) * 1_000;
