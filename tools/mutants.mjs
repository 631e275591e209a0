#!/usr/bin/env node
// Puts the planted mistakes of test/sim/mutants to the simulation: npm run mutants [-- --only ID | --set NAME] [--json].
// --qualified does not ask again whether the types or a unit test see one.
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chooseMutants, copySources, readMutantSets } from './parts/mutants.mjs';
import { provideNodeModules } from './parts/node-modules.mjs';
import { dataFolder } from './parts/paths.mjs';
import { createSay, outputFor } from './parts/say.mjs';
import { tryMutant } from './parts/try-mutant.mjs';

/** @typedef {import('./parts/mutants.mjs').Mutant} Mutant */
/** @typedef {import('./parts/try-mutant.mjs').Fate} Fate */

const { only, set, qualified, json } = parseArgs({
  options: {
    only: { type: 'string' },
    set: { type: 'string' },
    qualified: { type: 'boolean', default: false },
    json: { type: 'boolean' },
  },
}).values;
const say = createSay(outputFor(process.argv));
await provideNodeModules(say);
const sets = chooseMutants(readMutantSets(), { only, set });
if (sets.length === 0) {
  process.stderr.write(`There is no mutant ${only ?? 'at all'}${set === undefined ? '' : ` in the set ${set}`}.\n`);
  process.exit(2);
}

await refuseWhereNothingIsPlanted();

/** @type {Map<Mutant, Fate>} */
const fates = new Map();
const waiting = sets.flatMap(({ mutants }) => mutants);
const threads = Math.min(availableParallelism(), Math.max(1, waiting.length));
await Promise.all(Array.from({ length: threads }, (_, nth) => work(path.join(dataFolder, 'mutants', String(nth)))));

const scores = sets.map(({ name, mutants }) => scoreOf(name, mutants));
for (const { name, killed, counted, percent, survivors, out } of scores) {
  say.line(`\n${name}: ${killed} of ${counted} killed, ${percent} %${out > 0 ? `; ${out} do not count` : ''}`);
  for (const { id, title } of survivors) say.line(`  survived: ${id} ${title}`);
}
const cpuSeconds = Math.round([...fates.values()].reduce((sum, fate) => sum + cpuOf(fate), 0));
say.line(`\n${cpuSeconds} CPU seconds of simulation in all`);
if (json) process.stdout.write(`${JSON.stringify({ cpuSeconds, scores })}\n`);
process.exit(scores.every(({ percent }) => percent >= 95) ? 0 : 1);

/** What is found in the sources as they are would be found with every mistake: the score would mean nothing. */
async function refuseWhereNothingIsPlanted() {
  const copy = path.join(dataFolder, 'mutants', '0');
  copySources(copy);
  const fate = await tryMutant({ id: 'none', title: 'no mistake', changes: [] }, copy, { qualified: true });
  if (fate.kind === 'survived') return;
  process.stderr.write(`Without any mistake: ${wordsOf(fate)}. No mutant is tried before that is mended.\n`);
  process.exit(2);
}

/** @param {string} copy */
async function work(copy) {
  copySources(copy);
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
    const fate = await tryMutant(mutant, copy, { qualified });
    fates.set(mutant, fate);
    say.line(`${mutant.id} ${mutant.title}: ${wordsOf(fate)}`);
  }
}

/** @param {Fate} fate */
function wordsOf(fate) {
  if (fate.kind === 'out') return `does not count, ${fate.why}`;
  const cost = `${fate.hours} h, ${fate.cpuSeconds.toFixed(1)} CPU seconds`;
  return fate.kind === 'killed' ? `killed by ${fate.by} (seed ${fate.seed}; ${cost})` : `SURVIVED (${cost})`;
}

/**
 * @param {string} name
 * @param {Mutant[]} mutants
 */
function scoreOf(name, mutants) {
  const of = (/** @type {Fate['kind']} */ kind) => mutants.filter((mutant) => fates.get(mutant)?.kind === kind);
  const [killed, survivors, out] = [of('killed').length, of('survived'), of('out').length];
  const counted = killed + survivors.length;
  const percent = counted === 0 ? 0 : Math.round((killed / counted) * 1000) / 10;
  return { name, killed, counted, out, percent, survivors: survivors.map(({ id, title }) => ({ id, title })) };
}

/** @param {Fate} fate */
function cpuOf(fate) {
  return fate.kind === 'out' ? 0 : fate.cpuSeconds;
}
