import { availableParallelism, cpus } from 'node:os';
import { asksForJson, createSay, outputFor } from '../../tools/parts/say.mjs';
import { numberAsked } from '../support/number-asked.ts';
import { durableGoal, type DurableRun, measureDurable } from './measure.ts';

const say = createSay(outputFor(process.argv));
const cores = availableParallelism();

const numbersOf = (run: DurableRun): DurableRun =>
  Object.fromEntries(
    Object.entries(run).map(([key, value]) => [key, typeof value === 'number' ? Number(value.toPrecision(3)) : value]),
  ) as unknown as DurableRun;

const lineOf = (run: DurableRun): string =>
  `${run.way}: ${run.eventsPerSecond} events/s (${run.commitsPerSecond} commits, ${run.factsPerSecond} facts), ` +
  `p50 ${run.p50Ms} ms, p99 ${run.p99Ms} ms beside a bare fdatasync of ${run.bareP50Ms} / ${run.bareP99Ms} ms: ` +
  `${run.p50Ratio} and ${run.p99Ratio} times its p50`;

say.line(
  `Told until durable, ${cores} cores (${cpus()[0]?.model}), Node ${process.version}, embedded PostgreSQL, fsync on`,
);
const runs: DurableRun[] = [];
for (const eventsPerSecond of [numberAsked('slow', 500), numberAsked('rate', 5_000)]) {
  const load = { eventsPerSecond, agents: numberAsked('agents', 600), seconds: numberAsked('seconds', 5) };
  for (const run of await measureDurable({ ...load, repeats: numberAsked('repeats', 3) })) {
    runs.push(numbersOf(run));
    say.line(lineOf(numbersOf(run)));
  }
}
say.line(`Goal: at most ${durableGoal.p50Ratio} and ${durableGoal.p99Ratio} times.`);
if (asksForJson(process.argv)) process.stdout.write(`${JSON.stringify({ cores, goal: durableGoal, runs })}\n`);
