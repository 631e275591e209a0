import type { Measured, Spread } from './measure.ts';
import type { Memory } from './memory.ts';
import type { Delays } from './poll.ts';
import type { LoadResult } from './service-level.ts';

export const goal = { throughputRatio: 15, p99Ratio: 25, missesRatio: 0.35 };

export interface BenchResult {
  cpu: string;
  cores: number;
  node: string;
  date: string;
  load: number;
  decisionsPerSecond: number;
  p50Us: number;
  p99Us: number;
  long: Measured;
  raced: Measured[];
  linearScan: Measured[];
  sameDecisions: boolean;
  throughputRatio: Spread;
  p99Ratio: Spread;
  floor: { bareIndexUsPerContact: number; ratio: number };
  poll: { product: Delays; router100ms: Delays; caller1s: Delays };
  serviceLevel: LoadResult[];
  memory: Memory;
  goal: typeof goal;
}

export function tableOf(result: BenchResult): string {
  const { raced, linearScan, long, throughputRatio, p99Ratio, floor, poll, serviceLevel, memory } = result;
  const side = (name: string, { contacts, usPerContact, p50Us, p99Us, hash }: Measured): string[] => [
    ...[name, `${contacts}`, `${usPerContact}`, `${p50Us}`, `${p99Us}`, hash],
  ];
  const speed = [
    ['', 'contacts', 'us/contact', 'p50 us', 'p99 us', 'hash'],
    ...raced.map((one) => side('product', one)),
    ...linearScan.map((one) => side('linear scan', one)),
    side('product, whole day', long),
  ];
  const service = serviceLevel.flatMap(({ load, policies, missesRatio, best, bestOther }) => [
    ['', ''],
    [`load ${load}`, 'in time %', 'abandoned', 'answered after ms', 'longest wait ms', 'spread of occupancy %'],
    ...policies.map((one) => [
      ...[one.policy, `${one.inTimePercent}`, `${one.abandoned}`, `${one.answeredAfterMs}`],
      ...[`${one.longestWaitMs}`, `${one.occupancySpreadPercent}`],
    ]),
    [`${best} against ${bestOther}`, `misses x ${missesRatio}`, `goal <= ${goal.missesRatio}`],
  ]);
  return [
    `\n${result.cpu}, ${result.cores} cores, Node ${result.node}, ${result.date}\n`,
    ...aligned(speed),
    '',
    `throughput ${spread(throughputRatio)} of the linear scan, goal >= ${goal.throughputRatio}`,
    `p99 ${spread(p99Ratio)} lower, goal >= ${goal.p99Ratio}`,
    `the index alone: ${floor.bareIndexUsPerContact} us a contact; the product takes ${floor.ratio} times that`,
    `an assignment is late by (mean/p99 ms): product ${late(poll.product)}, router every 100 ms ${late(poll.router100ms)}, callers every second ${late(poll.caller1s)}`,
    `memory: ${memory.megabytes} MB for ${memory.agents} agents and ${memory.liveContacts} live contacts, snapshot ${memory.snapshotMegabytes} MB`,
    ...aligned(service),
  ].join('\n');
}

const spread = ({ median, least, most }: Spread): string => `x ${median} (${least} to ${most})`;
const late = ({ meanMs, p99Ms }: Delays): string => `${meanMs}/${p99Ms}`;

function aligned(rows: readonly string[][]): string[] {
  const widths = rows
    .reduce((widest, row) => (row.length > widest.length ? row : widest), rows[0]!)
    .map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padStart(widths[column]!)).join('  '));
}
