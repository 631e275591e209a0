import { availableParallelism, cpus, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { provideAsterisk } from '../../tools/parts/asterisk-packages.mjs';
import { errorText } from '../../tools/parts/error-text.mjs';
import { dataFolder } from '../../tools/parts/paths.mjs';
import { createSay, outputFor } from '../../tools/parts/say.mjs';
import { buildPlanted } from './plants/plant-in.ts';
import { type Plant, plants } from './plants/plants.ts';
import { type Row, rowOf, rowOfPlant, shortened, tableOf } from './result.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { scenarios } from './scenarios/scenarios.ts';
import { buildEngine } from './world/build-engine.ts';
import { closeScratches } from './world/scratch.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    only: { type: 'string', multiple: true },
    plant: { type: 'string', multiple: true },
    times: { type: 'string' },
  },
});
const say = createSay(outputFor(process.argv));
const { only } = values;
const chosen = chosenOf('scenario', scenarios, only);
const planted = values.plant ? chosenOf('plant', plants, values.plant) : null;

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void closeScratches().finally(() => process.exit(1)));

const packages = await provideAsterisk({ say });
if (!packages.found) throw new Error(`Asterisk is needed and cannot be had: ${packages.why}`);
const begunAt = performance.now();
const rows = planted ? await playPlanted(planted) : await playAll(chosen);

const machine = {
  ...{ cores: availableParallelism(), cpu: cpus()[0]?.model ?? 'unknown' },
  ...{ node: process.version, asterisk: packages.version, at: new Date().toISOString() },
  // Of a machine that does other things meanwhile, times are upper bounds.
  load: Number(loadavg()[2]!.toFixed(1)),
  seconds: Math.round((performance.now() - begunAt) / 1_000),
};
say.line(`\n${tableOf(rows)}\n`);
say.line(
  Object.entries(machine)
    .map(([name, value]) => `${name} ${value}`)
    .join(', '),
);
if (values.json) process.stdout.write(`${JSON.stringify({ ...machine, rows })}\n`);
process.exit(rows.some(({ verdict }) => verdict === 'FAILED') ? 1 : 0);

/** All of them unless some are named; a name that there is not is said, with those that there are. */
function chosenOf<T extends { name: string }>(
  what: string,
  all: readonly T[],
  names: readonly string[] | undefined,
): readonly T[] {
  const unknown = names?.find((asked) => !all.some(({ name }) => name === asked));
  if (unknown === undefined) return names ? all.filter(({ name }) => names.includes(name)) : all;
  process.stderr.write(`There is no ${what} ${unknown}; there are ${all.map(({ name }) => name).join(', ')}.\n`);
  process.exit(2);
}

async function playAll(chosen: readonly Scenario[]): Promise<Row[]> {
  const program = await buildEngine();
  const rows: Row[] = [];
  for (const scenario of chosen) rows.push(await play(scenario, program, Number(values.times ?? scenario.times)));
  return rows;
}

/** A mistake that its scenario names is a row that passed. */
async function playPlanted(planted: readonly Plant[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const plant of planted) {
    say.line(`\n= ${plant.name} is planted: ${plant.does}`);
    const scenario = scenarios.find(({ name }) => name === plant.scenario)!;
    rows.push(rowOfPlant(plant, await play(scenario, await buildPlanted(plant), Number(values.times ?? 1))));
  }
  return rows;
}

async function play(scenario: Scenario, program: string, times: number): Promise<Row> {
  say.line(`\n== ${scenario.name}: ${scenario.does}, ${times} times`);
  const logs = path.join(dataFolder, 'faults', scenario.name);
  const outcome = await scenario.run({ program, logs, times, say: say.line }).catch(brokenOff);
  const row = rowOf(scenario, times, outcome);
  say.line(`  ${row.verdict}: ${row.goal}; p50 ${row.p50Ms}, p95 ${row.p95Ms}, max ${row.maxMs} ms`);
  for (const line of [...shortened(row.faults), ...row.notes]) say.line(`  ${line}`);
  if (row.verdict === 'FAILED') say.line(`  logs: ${logs}`);
  return row;
}

function brokenOff(error: unknown): Outcome {
  return { measuredMs: [], faults: [`broken off: ${errorText(error)}`] };
}
