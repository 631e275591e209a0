import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { asksForJson, createSay, outputFor } from '../../tools/parts/say.mjs';
import { bareIndex } from './bare-index.ts';
import { playDay } from './day.ts';
import { measured, rounded, spreadOf } from './measure.ts';
import { memoryOf } from './memory.ts';
import { makeModel } from './model.ts';
import { delaysOfCallers, delaysOfProduct, delaysOfRouter } from './poll.ts';
import { race } from './race.ts';
import { serviceAt } from './service-level.ts';
import { goal, tableOf, type BenchResult } from './result.ts';

const { values } = parseArgs({
  strict: false,
  options: {
    contacts: { type: 'string' },
    raced: { type: 'string' },
    times: { type: 'string' },
    served: { type: 'string' },
  },
});
const count = (name: 'contacts' | 'raced' | 'times' | 'served', usual: number): number => Number(values[name] ?? usual);

const say = createSay(outputFor(process.argv));
const sizes = { agents: 10_000, queues: 200, skills: 50 };
const load = 0.9;
/** Until as many are served as come. */
const warmUp = 20_000;
const seeds = { race: 11, poll: 12, service: [21, 22, 23] };

const model = makeModel(sizes, 1);
say.line(`${sizes.agents} agents, ${sizes.skills} skills, ${sizes.queues} queues x 3 rings, load ${load}`);

const raced = race(model, {
  load,
  warmUp,
  seed: seeds.race,
  contacts: count('raced', 10_000),
  times: count('times', 3),
});
say.line(
  `raced: same decisions ${raced.sameDecisions}, throughput x ${raced.throughputRatio.median}, p99 x ${raced.p99Ratio.median}`,
);

const contacts = count('contacts', 1_000_000);
const long = measured(playDay(model, { load, warmUp, seed: seeds.race, contacts }), contacts);
say.line(`${contacts} contacts: ${long.usPerContact} us each`);

const floorPlan = { load, warmUp: 10_000, seed: seeds.race, contacts: 10_000 };
const bareUs = spreadOf([1, 2, 3].map(() => bareIndex(model, floorPlan))).median;
const polled = { load, warmUp, seed: seeds.poll, contacts: 10_000 };
const poll = {
  product: delaysOfProduct(model, polled),
  router100ms: delaysOfRouter(model, polled, 100),
  caller1s: delaysOfCallers(model, polled, 1_000),
};
say.line(
  `delay of an assignment: product ${poll.product.meanMs} ms, router ${poll.router100ms.meanMs} ms, callers ${poll.caller1s.meanMs} ms`,
);
const few = makeModel({ ...sizes, agents: 2_000 }, 2);
const serviceLevel = [0.86, 0.9].map((at) =>
  serviceAt(few, { load: at, seeds: seeds.service, warmUp: 4_000, contacts: count('served', 20_000) }),
);
const result: BenchResult = {
  ...{ cpu: cpus()[0]?.model ?? 'unknown', cores: availableParallelism(), node: process.version },
  date: new Date().toISOString(),
  ...{
    load,
    decisionsPerSecond: long.decisionsPerSecond,
    p50Us: long.p50Us,
    p99Us: long.p99Us,
    long,
    raced: raced.product,
  },
  ...{ linearScan: raced.linear, sameDecisions: raced.sameDecisions },
  ...{ throughputRatio: raced.throughputRatio, p99Ratio: raced.p99Ratio },
  floor: { bareIndexUsPerContact: bareUs, ratio: rounded(long.usPerContact / bareUs) },
  ...{ poll, serviceLevel, memory: memoryOf(sizes, { load, seed: 1, contacts: 5_600 }), goal },
};
say.line(tableOf(result));
if (asksForJson(process.argv)) process.stdout.write(`${JSON.stringify(result)}\n`);
if (!result.sameDecisions) process.exitCode = 1;
