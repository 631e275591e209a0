import type { Instant } from '../../../shared/time.ts';
import type { Draw } from '../seed/draw.ts';
import type { WorkingDay } from './working-days.ts';

const hourMs = 3_600_000;

/** Calls expected in each hour after the opening: most from nine to eleven and from one to three. */
const weekday = [4, 8, 8.5, 6, 4.5, 7.5, 7.5, 5, 3.5, 2];
const saturday = [3, 5, 4.5, 3, 1.5];

/** After a Sunday there is more to ask, before a Saturday less. */
const business = { monday: 1.25, weekday: 1, friday: 0.85, saturday: 1 } as const;

/** When the telephone rings on a day: each hour has its mean, and callers know nothing of each other. */
export function arrivalsOf(day: WorkingDay, draw: Draw): Instant[] {
  const hours = day.kind === 'saturday' ? saturday : weekday;
  return hours.flatMap((mean, nth) => {
    const from = day.opensAt + nth * hourMs;
    return gapsWithin(hourMs / (mean * business[day.kind]), draw).map((after) => from + after);
  });
}

/** A Poisson process of one hour. */
function gapsWithin(meanGapMs: number, draw: Draw): number[] {
  const times: number[] = [];
  let at = waitOf(meanGapMs, draw);
  while (at < hourMs) {
    times.push(Math.round(at));
    at += waitOf(meanGapMs, draw);
  }
  return times;
}

const waitOf = (meanMs: number, draw: Draw): number => -meanMs * Math.log(1 - draw.between(0, 999_999) / 1_000_000);
