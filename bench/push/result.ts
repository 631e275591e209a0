import { percentile } from '../phone/percentile.ts';
import type { Tally } from './messages.ts';

export interface SideResult {
  messagesPerSecond: number;
  megabytes: number;
  cpuPercent: number;
  p50Ms: number;
  p99Ms: number;
}

export interface PushResult {
  desktops: number;
  contacts: number;
  seconds: number;
  zvon: SideResult;
  naive: SideResult;
  bytesRatio: number;
  p99Ratio: number;
  reconnects: number;
  /** Messages that did not begin where the one before ended: each would be a change that a desk has missed. */
  lost: number;
  /** Desks that at the end differ from the same desk fetched anew. */
  untrue: number;
  residentMegabytes: number;
}

export const goal = { p99Ms: 250, lost: 0, untrue: 0 };

interface Seen {
  tally: Pick<Tally, 'messages' | 'bytes'>;
  latenciesMs: readonly number[];
  cpuSeconds: number;
  seconds: number;
}

export const sideResult = ({ tally, latenciesMs, cpuSeconds, seconds }: Seen): SideResult => ({
  messagesPerSecond: Math.round(tally.messages / seconds),
  megabytes: round(tally.bytes / 1e6),
  cpuPercent: Math.round((cpuSeconds / seconds) * 100),
  p50Ms: percentile(latenciesMs, 0.5),
  p99Ms: percentile(latenciesMs, 0.99),
});

/** From the fact's own time to each desk that was told of it, for every fact and desk. */
export function latenciesOf({ receipts }: Pick<Tally, 'receipts'>, timeOf: ReadonlyMap<number, number>): number[] {
  return receipts.flatMap(({ after, version, at }) => {
    const latencies: number[] = [];
    for (let nth = after + 1; nth <= version; nth += 1) {
      const happened = timeOf.get(nth);
      if (happened !== undefined) latencies.push(at - happened);
    }
    return latencies;
  });
}

export const round = (value: number): number => Math.round(value * 10) / 10;

export function tableOf({ zvon, naive, bytesRatio, p99Ratio }: PushResult): string {
  const rows = [
    ['', 'messages/s', 'MB', 'CPU % of a core', 'p50 ms', 'p99 ms'],
    ['Zvon', ...cellsOf(zvon)],
    ['all to all', ...cellsOf(naive)],
    ['ratio', '', `1 : ${bytesRatio}`, '', '', `${p99Ratio}`],
    ['goal', '', '', '', '', `≤ ${goal.p99Ms}`],
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, column) => cell.padStart(widths[column]!)).join('  ')).join('\n');
}

const cellsOf = ({ messagesPerSecond, megabytes, cpuPercent, p50Ms, p99Ms }: SideResult): string[] =>
  [messagesPerSecond, megabytes, cpuPercent, p50Ms, p99Ms].map(String);
