import type { Instant } from '../../../src/shared/time.ts';
import type { Found } from './invariant.ts';

/**
 * Holds a finding back while what it is about may be on its way: it counts once it has been true without a break for as
 * long as there is grace.
 */
export function lasting() {
  let last = new Map<string, Instant>();
  return function look(now: Instant, graceMs: number, found: Found, each: (seen: Found) => void): void {
    const current = new Map<string, Instant>();
    each((about, says) => {
      const key = `${about} ${says}`;
      const since = last.get(key) ?? now;
      current.set(key, since);
      if (now - since >= graceMs) found(about, says);
    });
    last = current;
  };
}
