import { percentile } from './percentile.ts';

/** What was seen of one side in one run. */
export interface SideSeen {
  placed: number;
  /** By the callers' SIPp: not answered, or not ended as it should. */
  failedCalls: number;
  bridged: number;
  delaysMs: readonly number[];
}

export interface SideResult {
  failed: number;
  bridged: number;
  p50Ms: number;
  p99Ms: number;
}

export interface RunResult {
  cps: number;
  zvon: SideResult;
  queue: SideResult;
  p50Ratio: number;
  p99Ratio: number;
}

export interface BenchResult {
  cores: number;
  runs: RunResult[];
}

export const goal = { p50Ratio: 1.5, p99Ratio: 2.5 };

/** A caller who was answered and never bridged has failed too: they talked to nobody. */
export function sideResult({ placed, failedCalls, bridged, delaysMs }: SideSeen): SideResult {
  return {
    failed: Math.max(failedCalls, placed - bridged),
    bridged,
    p50Ms: round(percentile(delaysMs, 0.5)),
    p99Ms: round(percentile(delaysMs, 0.99)),
  };
}

export function runResult(cps: number, zvonSeen: SideSeen, queueSeen: SideSeen): RunResult {
  const zvon = sideResult(zvonSeen);
  const queue = sideResult(queueSeen);
  return {
    cps,
    zvon,
    queue,
    p50Ratio: round(zvon.p50Ms / queue.p50Ms),
    p99Ratio: round(zvon.p99Ms / queue.p99Ms),
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;

export function tableOf({ runs }: BenchResult): string {
  const rows = runs.flatMap(({ cps, zvon, queue, p50Ratio, p99Ratio }) => [
    ['Zvon', `${cps}`, ...cellsOf(zvon), p50Ratio.toFixed(2), p99Ratio.toFixed(2)],
    ['Queue()', `${cps}`, ...cellsOf(queue), '', ''],
  ]);
  const heads = ['', 'calls/s', 'failed', 'bridged', 'p50 ms', 'p99 ms', 'p50 ratio', 'p99 ratio'];
  const all = [heads, ...rows, ['goal', '', '0', 'all', '', '', `≤ ${goal.p50Ratio}`, `≤ ${goal.p99Ratio}`]];
  const widths = heads.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all.map((row) => row.map((cell, column) => cell.padStart(widths[column]!)).join('  ')).join('\n');
}

const cellsOf = ({ failed, bridged, p50Ms, p99Ms }: SideResult): string[] => [
  `${failed}`,
  `${bridged}`,
  p50Ms.toFixed(2),
  p99Ms.toFixed(2),
];
