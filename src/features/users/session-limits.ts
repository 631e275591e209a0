/** A session ends after this time in any case (security 6). */
export const sessionAbsoluteMs = 12 * 3_600_000;
/** And after this time without a sign of life; the desk's socket is one. */
export const sessionIdleMs = 30 * 60_000;
/** A sign of life is written at most this often. */
export const seenEveryMs = 60_000;

/** What a session's row says of it. */
export interface SessionTimes {
  seen_at: Date;
  expires_at: Date;
}

export const isOver = ({ seen_at, expires_at }: SessionTimes, now: number): boolean =>
  expires_at.getTime() <= now || seen_at.getTime() + sessionIdleMs <= now;
