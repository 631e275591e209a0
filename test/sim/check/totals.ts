import type { FaultKind } from '../world/view.ts';
import type { RunResult } from './run-seed.ts';

/** What many runs come to. */
export interface Totals {
  seeds: number;
  hours: number;
  steps: number;
  crashes: number;
  violations: number;
  failed: number[];
  coverage: Record<string, number>;
}

export const noTotals = (): Totals => ({
  seeds: 0,
  hours: 0,
  steps: 0,
  crashes: 0,
  violations: 0,
  failed: [],
  coverage: {},
});

export function addRun(totals: Totals, run: RunResult): void {
  totals.seeds += 1;
  totals.hours += run.hours;
  totals.steps += run.steps;
  totals.crashes += run.crashes;
  totals.violations += run.violations.length;
  if (run.violations.length > 0) totals.failed.push(run.seed);
  for (const [kind, count] of Object.entries(run.coverage) as [FaultKind, number][])
    totals.coverage[kind] = (totals.coverage[kind] ?? 0) + count;
}
