import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What this process has used, and how long whatever was due had to wait for its turn. */
export interface Usage {
  cpuSeconds: number;
  residentBytes: number;
  loopDelayMs: { p99: number; most: number };
}

const resolutionMs = 1;

/** The delays are those since it was asked last. */
export function createUsage(): () => Usage {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  delays.enable();
  const msOf = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - resolutionMs);
  return () => {
    const { user, system } = process.cpuUsage();
    const loopDelayMs = { p99: msOf(delays.percentile(99)), most: msOf(delays.max) };
    delays.reset();
    return { cpuSeconds: (user + system) / 1e6, residentBytes: process.memoryUsage.rss(), loopDelayMs };
  };
}
