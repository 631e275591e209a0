import { readArguments, usage, type Asked } from './arguments.ts';
import { playAll, type Job } from './crew.ts';
import { hunt } from './hunt.ts';
import { keepSmallest } from './keep-smallest.ts';
import { playOracle } from './oracle.ts';
import type { RunResult } from './run-seed.ts';
import { jsonOf, linesOf, totalLineOf } from './say-run.ts';
import { addRun, noTotals } from './totals.ts';

/** `npm run sim`; gives the exit code: 0 nothing found, 1 something found, 2 not understood. */
export async function play(argv: readonly string[], program: URL): Promise<number> {
  const asked = readArguments(argv);
  if (!asked) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const say = (line: string): void => void (asked.json ? process.stderr : process.stdout).write(`${line}\n`);
  if (asked.oracle) return playOracle(asked, program, say);
  if (asked.hunt) return hunt(say);
  const totals = noTotals();
  const isOne = asked.from === asked.to;
  let result = '';
  const done = async (run: RunResult): Promise<void> => {
    addRun(totals, run);
    for (const line of linesOf(run, asked.story)) say(line);
    if (run.violations.length > 0 && asked.keep) say(await keepSmallest(run));
    result = isOne ? jsonOf(run) : JSON.stringify(totals);
  };
  await playAll(program, jobsOf(asked), done, isOne ? 1 : undefined);
  if (!isOne) say(totalLineOf(totals));
  if (asked.json) process.stdout.write(`${result}\n`);
  return totals.violations > 0 ? 1 : 0;
}

function* jobsOf({ from, to, hours, minutes }: Asked): Iterable<Job> {
  const end = minutes === null ? Infinity : performance.now() + minutes * 60_000;
  for (let seed = from; (to === null || seed <= to) && performance.now() < end; seed += 1)
    yield { how: 'checked', scenario: { seed, hours } };
}
