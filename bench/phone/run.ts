import { availableParallelism } from 'node:os';
import { provideAsterisk } from '../../tools/parts/asterisk-packages.mjs';
import { provideSipp, provideTcpdump } from '../../tools/parts/host-packages.mjs';
import { waitFor } from '../../tools/parts/os-process.mjs';
import { asksForJson, createSay, outputFor } from '../../tools/parts/say.mjs';
import { type Capture, startCapture } from './capture.ts';
import { countInLog, countPhones } from './check-log.ts';
import { cpuSeconds } from './cpu-time.ts';
import { runResult, type RunResult, tableOf } from './result.ts';
import { runSide, type Side, type SideRun } from './run-side.ts';
import { type BenchStage, openBenchStage } from './stage.ts';

const agents = 200;
const warmUpSeconds = 4;
const seconds = 12;
const coresForFifty = 4;
const phonesComeWithinMs = 30_000;
const logFollowsWithinMs = 5_000;

const say = createSay(outputFor(process.argv));
const cores = availableParallelism();

function required(found: { found: true; program: string } | { found: false; why: string }, name: string): string {
  if (found.found) return found.program;
  throw new Error(`${name} is needed and cannot be had: ${found.why}`);
}

async function measure(stage: BenchStage, capture: Capture, side: Side, cps: number): Promise<SideRun> {
  await runSide(stage, capture, side, { cps, seconds: warmUpSeconds });
  const before = cpuOf(stage);
  const run = await runSide(stage, capture, side, { cps, seconds });
  const after = cpuOf(stage);
  const percent = (name: keyof typeof before): string => (((after[name] - before[name]) / seconds) * 100).toFixed(0);
  say.line(
    `${side} ${cps}/s: ${run.placed} placed, ${run.bridged} bridged, ${run.failedCalls} failed, ` +
      `${run.retransmissions} retransmissions; Asterisk ${percent('asterisk')} %, Zvon ${percent('engine')} % of a core`,
  );
  if (side === 'zvon') await checkLog(stage, run);
  return run;
}

const cpuOf = ({ asterisk, engine }: BenchStage) => ({
  asterisk: cpuSeconds(asterisk.identity.pid),
  engine: cpuSeconds(engine.pid),
});

async function checkLog({ ownerUrl }: BenchStage, { callers, placed }: SideRun): Promise<void> {
  await waitFor(async () => (await countInLog(ownerUrl, callers)).ended >= placed, logFollowsWithinMs, 200);
  const { arrived, bridged, ended, endedOtherwise, offersLost } = await countInLog(ownerUrl, callers);
  say.line(`  in Zvon's log: ${arrived} arrived, ${bridged} bridged, ${ended} ended, ${offersLost} offers lost`);
  if (arrived === placed && bridged === placed && endedOtherwise === 0) return;
  say.line(`  the log is wrong: ${placed} were placed, ${endedOtherwise} have not exactly one end`);
  process.exitCode = 1;
}

const packages = await provideAsterisk({ say });
if (!packages.found) throw new Error(`Asterisk is needed and cannot be had: ${packages.why}`);
const sippProgram = required(await provideSipp(say), 'SIPp');
const tcpdump = required(await provideTcpdump(say), 'tcpdump');
const stage = await openBenchStage({ agents, asteriskRoot: packages.root, sippProgram, say: say.line });
try {
  const there = await waitFor(async () => (await countPhones(stage.ownerUrl)) === agents, phonesComeWithinMs, 200);
  if (!there) throw new Error(`only ${await countPhones(stage.ownerUrl)} of ${agents} telephones are registered`);
  const capture = await startCapture(tcpdump, stage.folder, stage.asterisk.sipPort);
  const runs: RunResult[] = [];
  for (const cps of cores >= coresForFifty ? [20, 50] : [20]) {
    const zvon = await measure(stage, capture, 'zvon', cps);
    runs.push(runResult(cps, zvon, await measure(stage, capture, 'queue', cps)));
  }
  const dropped = await capture.stop();
  if (dropped > 0) say.line(`The capture lost ${dropped} packets.`);
  say.line(`\nINVITE to the agent's INVITE by one capture (tcpdump) of both, ${cores} cores\n`);
  say.line(tableOf({ cores, runs }));
  if (asksForJson(process.argv)) process.stdout.write(`${JSON.stringify({ cores, runs })}\n`);
} finally {
  await stage.close();
}
