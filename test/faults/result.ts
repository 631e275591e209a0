import { percentile } from '../../bench/phone/percentile.ts';
import type { Plant } from './plants/plants.ts';
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
  verdict: 'passed' | 'FAILED' | 'skipped';
  faults: string[];
  notes: string[];
}

export function rowOf({ name, does, goal }: Scenario, times: number, outcome: Outcome): Row {
  const { measuredMs, notes = [], skipped } = outcome;
  const valueAt = (share: number): number | null =>
    measuredMs.length === 0 ? null : Math.round(percentile(measuredMs, share));
  const row = { name, does, times: measuredMs.length, goal: `${goal.what}: ${goal.share} ≤ ${goal.ms} ms` };
  const measured = { p50Ms: valueAt(0.5), p95Ms: valueAt(0.95), maxMs: valueAt(1) };
  if (skipped !== undefined) return { ...row, ...measured, verdict: 'skipped', faults: [], notes: [...notes, skipped] };
  const reached = goal.share === 'p95' ? measured.p95Ms : measured.maxMs;
  const isLate = reached === null || reached > goal.ms;
  const faults = [
    ...outcome.faults,
    ...(measuredMs.length < times ? [`done ${measuredMs.length} times of ${times}`] : []),
    ...(isLate ? [`${goal.what}: ${goal.share} is ${reached ?? 'not known'}, not ${goal.ms} ms`] : []),
  ];
  return { ...row, ...measured, verdict: faults.length === 0 ? 'passed' : 'FAILED', faults, notes };
}

/** Whether the scenario named the mistake that was planted. */
export function rowOfPlant({ name, does, found }: Plant, { faults, ...row }: Row): Row {
  const isFound = faults.some((fault) => found.test(fault));
  const missed = isFound ? [] : [`${name} was planted, and ${row.name} does not name it`];
  return {
    ...{ ...row, name, does, goal: `named by ${row.name}` },
    ...{ verdict: isFound ? 'passed' : 'FAILED', faults: missed, notes: faults },
  };
}

export function tableOf(rows: readonly Row[]): string {
  const heads = ['scenario', 'times', 'goal', 'p50 ms', 'p95 ms', 'max ms', 'verdict'];
  const cells = rows.map(({ name, times, goal, p50Ms, p95Ms, maxMs, verdict }) => [
    name,
    `${times}`,
    goal,
    ...[p50Ms, p95Ms, maxMs].map((ms) => (ms === null ? '' : `${ms}`)),
    verdict,
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

const shownFaults = 5;

/** One cause often has a hundred faults. */
export const shortened = (faults: readonly string[]): string[] =>
  faults.length <= shownFaults
    ? [...faults]
    : [...faults.slice(0, shownFaults), `and ${faults.length - shownFaults} more`];
