import { percentile } from '../phone/percentile.ts';
import type { Tally } from './messages.ts';
import type { Usage } from './usage.ts';

export interface SideResult {
  messagesPerSecond: number;
  megabytes: number;
  cpuPercent: number;
  /** Of the process that holds all the desktops: it shares the machine, and its turns are in every latency. */
  clientsCpuPercent: number;
  /** How long what was due in the process that serves had to wait for its turn. */
  loopDelayMs: { p99: number; most: number };
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
  served: Spent;
  clients: Spent;
  seconds: number;
}

/** What a process used while it was measured. */
export type Spent = Pick<Usage, 'cpuSeconds' | 'loopDelayMs'>;

export const sideResult = ({ tally, latenciesMs, served, clients, seconds }: Seen): SideResult => ({
  messagesPerSecond: Math.round(tally.messages / seconds),
  megabytes: round(tally.bytes / 1e6),
  cpuPercent: Math.round((served.cpuSeconds / seconds) * 100),
  clientsCpuPercent: Math.round((clients.cpuSeconds / seconds) * 100),
  loopDelayMs: { p99: round(served.loopDelayMs.p99), most: round(served.loopDelayMs.most) },
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
    ['', 'messages/s', 'MB', 'CPU % of a core', 'of the clients', 'loop p99 / most', 'p50 ms', 'p99 ms'],
    ['Zvon', ...cellsOf(zvon)],
    ['all to all', ...cellsOf(naive)],
    ['ratio', '', `1 : ${bytesRatio}`, '', '', '', '', `${p99Ratio}`],
    ['goal', '', '', '', '', '', '', `≤ ${goal.p99Ms}`],
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, column) => cell.padStart(widths[column]!)).join('  ')).join('\n');
}

const cellsOf = ({ loopDelayMs: { p99, most }, ...side }: SideResult): string[] =>
  [
    ...[side.messagesPerSecond, side.megabytes, side.cpuPercent, side.clientsCpuPercent, `${p99} / ${most}`],
    ...[side.p50Ms, side.p99Ms],
  ].map(String);
