import type { Instant } from '../../shared/time.ts';

/** When somebody is there, or has a day off, as instants: from the first on and before the last. */
export interface CalendarSpan {
  from: Instant;
  to: Instant;
  state: 'open' | 'holiday';
}

export type Hours = CalendarSpan['state'] | 'closed';

/** The spans are in order and do not overlap; at any other time it is closed. */
export const hoursAt = (spans: readonly CalendarSpan[], at: Instant): Hours =>
  spans.find(({ from, to }) => from <= at && at < to)?.state ?? 'closed';
