import type { TimeWindow } from '../../../src/adapters/sip-caller/recorder.ts';
import { stolenDuring, type StolenSeen } from './stolen-time.ts';
import { lookAtHost } from './watch-host.ts';

const tickMs = 5;
const stallMs = 40;

const lookMs = 50;

/**
 * When this process itself could neither send nor hear, or the host of the machine took a processor away: the people of a
 * world live in it, and what they missed because nobody gave them, or Asterisk, a processor says nothing about Zvon.
 * Times are of the monotonic clock.
 */
export function watchStalls(): { during(window: TimeWindow): number; totalMs(): number; stop(): void } {
  const stalls: TimeWindow[] = [];
  let lastMs = performance.now();
  const seen: StolenSeen[] = [];
  const looking = setInterval(() => seen.push(lookAtHost()), lookMs);
  const timer = setInterval(() => {
    const nowMs = performance.now();
    if (nowMs - lastMs > stallMs) stalls.push({ fromMs: lastMs, toMs: nowMs });
    lastMs = nowMs;
  }, tickMs);
  return {
    during: (window) => Math.max(stalledDuring(stalls, window), stolenDuring(seen, window)),
    totalMs: () => stalls.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0),
    stop() {
      clearInterval(timer);
      clearInterval(looking);
    },
  };
}

const stalledDuring = (stalls: readonly TimeWindow[], { fromMs, toMs }: TimeWindow): number =>
  stalls.reduce((sum, stall) => sum + Math.max(0, Math.min(toMs, stall.toMs) - Math.max(fromMs, stall.fromMs)), 0);

export type Stalls = ReturnType<typeof watchStalls>;
