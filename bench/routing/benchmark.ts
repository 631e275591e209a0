import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { asksForJson, createSay, outputFor } from '../../tools/parts/say.mjs';
import { bareIndex } from './bare-index.ts';
import { playDay } from './day.ts';
import { inWorkers } from './in-workers.ts';
import { measured, rounded, spreadOf } from './measure.ts';
import { memoryOf } from './memory.ts';
import { makeModel, type Model } from './model.ts';
import { delaysOfCallers, delaysOfProduct, delaysOfRouter } from './poll.ts';
import { race, type Race } from './race.ts';
import { serviceLevelsOf, shiftsOf, type LoadResult, type Service, type Shift } from './service-level.ts';
import { goal, tableOf, type BenchResult } from './result.ts';

const { values } = parseArgs({
  strict: false,
  options: {
    contacts: { type: 'string' },
    raced: { type: 'string' },
    times: { type: 'string' },
    served: { type: 'string' },
    loads: { type: 'string' },
    centers: { type: 'string' },
  },
});
const count = (name: 'contacts' | 'raced' | 'times' | 'served', usual: number): number => Number(values[name] ?? usual);

const say = createSay(outputFor(process.argv));
const sizes = { agents: 10_000, queues: 200, skills: 50 };
const load = 0.9;
/** Until as many are served as come. */
const warmUp = 20_000;
const seeds = { race: 11, poll: 12, service: [21, 22, 23] };

export async function benchmark(program: string): Promise<void> {
  const model = makeModel(sizes, 1);
  say.line(`${sizes.agents} agents, ${sizes.skills} skills, ${sizes.queues} queues x 3 rings, load ${load}`);
  const raced = raceOf(model);
  const contacts = count('contacts', 1_000_000);
  const long = measured(playDay(model, { load, warmUp, seed: seeds.race, contacts }), contacts);
  say.line(`${contacts} contacts: ${long.usPerContact} us each`);
  const bareUs = bareUsOf(model);
  const poll = pollOf(model);
  const memory = memoryOf(sizes, { load, seed: 1, contacts: 5_600 });
  const { decisionsPerSecond, p50Us, p99Us } = long;
  const { linear: linearScan, sameDecisions, throughputRatio, p99Ratio } = raced;
  const result: BenchResult = {
    ...{ cpu: cpus()[0]?.model ?? 'unknown', cores: availableParallelism(), node: process.version },
    ...{ date: new Date().toISOString(), load, decisionsPerSecond, p50Us, p99Us, long, raced: raced.product },
    ...{ linearScan, sameDecisions, throughputRatio, p99Ratio },
    floor: { bareIndexUsPerContact: bareUs, ratio: rounded(long.usPerContact / bareUs) },
    ...{ poll, serviceLevel: await serviceLevels(program), memory, goal },
  };
  say.line(tableOf(result));
  if (asksForJson(process.argv)) process.stdout.write(`${JSON.stringify(result)}\n`);
  if (!result.sameDecisions) process.exitCode = 1;
}

function raceOf(model: Model): Race {
  const plan = { load, warmUp, seed: seeds.race, contacts: count('raced', 10_000), times: count('times', 3) };
  const raced = race(model, plan);
  const { sameDecisions, throughputRatio, p99Ratio } = raced;
  say.line(`raced: same decisions ${sameDecisions}, throughput x ${throughputRatio.median}, p99 x ${p99Ratio.median}`);
  return raced;
}

function bareUsOf(model: Model): number {
  const plan = { load, warmUp: 10_000, seed: seeds.race, contacts: 10_000 };
  return spreadOf([1, 2, 3].map(() => bareIndex(model, plan))).median;
}

function pollOf(model: Model): BenchResult['poll'] {
  const plan = { load, warmUp, seed: seeds.poll, contacts: 10_000 };
  const product = delaysOfProduct(model, plan);
  const router100ms = delaysOfRouter(model, plan, 100);
  const caller1s = delaysOfCallers(model, plan, 1_000);
  say.line(
    `delay of an assignment: product ${product.meanMs} ms, router ${router100ms.meanMs} ms, callers ${caller1s.meanMs} ms`,
  );
  return { product, router100ms, caller1s };
}

/** Whole waves of four hours: whoever measures only its first part sees nothing but too many contacts. */
async function serviceLevels(program: string): Promise<LoadResult[]> {
  const plan = {
    ...{ agents: 2_000, loads: `${values.loads ?? load}`.split(',').map(Number) },
    days: seeds.service.map((seed) => ({ seed, center: values.centers === 'own' ? seed : 2 })),
    ...{ warmUp: 4_000, contacts: count('served', 86_400) },
  };
  const services = await inWorkers<Shift, Service>(program, shiftsOf(plan));
  return serviceLevelsOf(plan, services);
}
