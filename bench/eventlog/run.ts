import { availableParallelism, cpus, loadavg } from 'node:os';
import { asksForJson, createSay, outputFor } from '../../tools/parts/say.mjs';
import { numberAsked, numbersAsked } from '../support/number-asked.ts';
import { durableGoal, type DurableRun, measureDurable, usualLoad } from './measure.ts';

const say = createSay(outputFor(process.argv));
const cores = availableParallelism();

const numbersOf = (run: DurableRun): DurableRun =>
  Object.fromEntries(
    Object.entries(run).map(([key, value]) => [key, typeof value === 'number' ? Number(value.toPrecision(3)) : value]),
  ) as unknown as DurableRun;

const linesOf = (run: DurableRun): string[] => [
  `${run.way}: ${run.rowsPerSecond} rows/s of the log (${run.askedRowsPerSecond} wanted; ${run.toldPerSecond} told, ` +
    `${run.commitsPerSecond} commits), p50 ${run.p50Ms} ms, p99 ${run.p99Ms} ms`,
  `  beside a page overwritten, fdatasync, in ${run.overwriteP50Ms} / ${run.overwriteP99Ms} ms: ` +
    `${run.p50Ratio} and ${run.p99Ratio} times its p50`,
  `  beside a page appended, fsync, in ${run.appendP50Ms} / ${run.appendP99Ms} ms: ` +
    `${run.appendP50Ratio} and ${run.appendP99Ratio} times its p50`,
];

say.line(
  `Told until durable, ${cores} cores (${cpus()[0]?.model}), load average ${loadavg()[0]?.toFixed(1)}, ` +
    `Node ${process.version}, embedded PostgreSQL, fsync on`,
);
const runs: DurableRun[] = [];
const load = { agents: numberAsked('agents', usualLoad.agents), seconds: numberAsked('seconds', usualLoad.seconds) };
// The last is more than it can do.
for (const rowsPerSecond of numbersAsked('rates', [1_000, 5_000, 20_000])) {
  for (const run of await measureDurable({ ...load, rowsPerSecond, repeats: numberAsked('repeats', 3) })) {
    runs.push(numbersOf(run));
    for (const line of linesOf(numbersOf(run))) say.line(line);
  }
}
say.line(
  `Goal at 5,000 rows/s: at most ${durableGoal.p50Ratio} and ${durableGoal.p99Ratio} times the page overwritten.`,
);
if (asksForJson(process.argv)) process.stdout.write(`${JSON.stringify({ cores, goal: durableGoal, runs })}\n`);
