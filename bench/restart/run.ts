import { availableParallelism, cpus } from 'node:os';
import { asksForJson, createSay, outputFor } from '../../tools/parts/say.mjs';
import { measureRestart, restartGoalMs } from '../routing/restart.ts';
import { numberAsked } from '../support/number-asked.ts';

const say = createSay(outputFor(process.argv));
const cores = availableParallelism();
const result = await measureRestart({
  agents: numberAsked('agents', 10_000),
  liveContacts: numberAsked('contacts', 5_000),
  tailEvents: numberAsked('events', 50_000),
});
say.line(`${cores} cores (${cpus()[0]?.model}), Node ${process.version}`);
say.line(
  `${result.agents} agents, ${result.liveContacts} live contacts, a snapshot of ${result.snapshotMegabytes} MB and ` +
    `${result.tailEvents} events after it: back in ${result.p50Ms} ms, at worst ${result.worstMs} ms (goal ≤ ${restartGoalMs})`,
);
if (asksForJson(process.argv)) process.stdout.write(`${JSON.stringify({ cores, ...result })}\n`);
