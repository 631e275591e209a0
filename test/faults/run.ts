import { availableParallelism, cpus, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { provideAsterisk } from '../../tools/parts/asterisk-packages.mjs';
import { errorText } from '../../tools/parts/error-text.mjs';
import { dataFolder } from '../../tools/parts/paths.mjs';
import { createSay, outputFor } from '../../tools/parts/say.mjs';
import { type Row, rowOf, shortened, tableOf } from './result.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { scenarios } from './scenarios/scenarios.ts';
import { buildEngine } from './world/build-engine.ts';
import { closeScratches } from './world/scratch.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string', multiple: true }, times: { type: 'string' } },
});
const say = createSay(outputFor(process.argv));
const { only } = values;
const unknown = only?.find((name) => !scenarios.some((scenario) => scenario.name === name));
if (unknown !== undefined) {
  process.stderr.write(`There is no scenario ${unknown}; there are ${scenarios.map(({ name }) => name).join(', ')}.\n`);
  process.exit(2);
}
const chosen = only ? scenarios.filter(({ name }) => only.includes(name)) : scenarios;

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void closeScratches().finally(() => process.exit(1)));

const packages = await provideAsterisk({ say });
if (!packages.found) throw new Error(`Asterisk is needed and cannot be had: ${packages.why}`);
const program = await buildEngine();
const begunAt = performance.now();
const rows: Row[] = [];
for (const scenario of chosen) rows.push(await play(scenario, Number(values.times ?? scenario.times)));

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

async function play(scenario: Scenario, times: number): Promise<Row> {
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
