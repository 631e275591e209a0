import { percentile } from '../../bench/phone/percentile.ts';
import type { Outcome, Scenario } from './scenario.ts';

/** A line of the table. */
export interface Row {
  name: string;
  does: string;
  times: number;
  goal: string;
  p50Ms: number | null;
  p95Ms: number | null;
  maxMs: number | null;
  passed: boolean;
  faults: string[];
  notes: string[];
}

export function rowOf({ name, does, goal }: Scenario, times: number, { measuredMs, faults, notes = [] }: Outcome): Row {
  const of = (share: number): number | null =>
    measuredMs.length === 0 ? null : Math.round(percentile(measuredMs, share));
  const row = { p50Ms: of(0.5), p95Ms: of(0.95), maxMs: of(1) };
  const reached = goal.share === 'p95' ? row.p95Ms : row.maxMs;
  const late =
    reached === null || reached > goal.ms ? [`${goal.what}: ${goal.share} is ${reached ?? 'not known'} ms`] : [];
  const few = measuredMs.length < times ? [`done ${measuredMs.length} times of ${times}`] : [];
  const all = [...faults, ...few, ...late];
  return {
    name,
    does,
    times: measuredMs.length,
    goal: `${goal.what}: ${goal.share} ≤ ${goal.ms} ms`,
    ...row,
    passed: all.length === 0,
    faults: all,
    notes,
  };
}

export function tableOf(rows: readonly Row[]): string {
  const heads = ['scenario', 'what was done', 'times', 'goal', 'p50 ms', 'p95 ms', 'max ms', 'verdict'];
  const cells = rows.map((row) => [
    row.name,
    row.does,
    `${row.times}`,
    row.goal,
    ...[row.p50Ms, row.p95Ms, row.maxMs].map((ms) => (ms === null ? '' : `${ms}`)),
    row.passed ? 'passed' : 'FAILED',
  ]);
  const all = [heads, ...cells];
  const widths = heads.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
