import type { Instant } from '../../shared/time.ts';

export interface Archive {
  /** Whether the server hands over its log at all. */
  archives: boolean;
  /** It tries to and cannot. */
  isStuck: boolean;
  /** Since when a piece that it has handed over waits for the backup to take it; null: none does. */
  waitsSince: Instant | null;
}

/** The backup takes what waits every ten seconds; longer than this waits only what it cannot take. */
const takenWithinMs = 60_000;

/** Whether the log leaves the server and reaches the backup. */
export function archiveState({ archives, isStuck, waitsSince }: Archive, now: Instant): 'off' | 'ok' | 'trouble' {
  if (!archives) return 'off';
  const waitsTooLong = waitsSince !== null && now - waitsSince > takenWithinMs;
  return isStuck || waitsTooLong ? 'trouble' : 'ok';
}
