import type { TimeWindow } from '../../../src/adapters/sip-caller/recorder.ts';

const tickMs = 5;
const stallMs = 40;

/**
 * When this process itself could neither send nor hear: the people of a world live in it, and what they missed because
 * the machine gave them no processor says nothing about Zvon. Times are of the monotonic clock.
 */
export function watchStalls(): { during(window: TimeWindow): number; totalMs(): number; stop(): void } {
  const stalls: TimeWindow[] = [];
  let lastMs = performance.now();
  const timer = setInterval(() => {
    const nowMs = performance.now();
    if (nowMs - lastMs > stallMs) stalls.push({ fromMs: lastMs, toMs: nowMs });
    lastMs = nowMs;
  }, tickMs);
  return {
    during: ({ fromMs, toMs }) =>
      stalls.reduce((sum, stall) => sum + Math.max(0, Math.min(toMs, stall.toMs) - Math.max(fromMs, stall.fromMs)), 0),
    totalMs: () => stalls.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0),
    stop: () => clearInterval(timer),
  };
}

export type Stalls = ReturnType<typeof watchStalls>;
