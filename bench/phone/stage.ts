import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { migrate } from '../../src/adapters/postgres/migrate.ts';
import { type AsteriskInstance, startAsterisk } from '../../tools/parts/asterisk-instance.mjs';
import { engineAddress, startEngine } from '../../tools/parts/engine-process.mjs';
import { engineEnvironment } from '../../tools/parts/engine-environment.mjs';
import { freeTcpPorts } from '../../tools/parts/free-ports.mjs';
import { type ProcessIdentity, waitFor } from '../../tools/parts/os-process.mjs';
import { projectRoot } from '../../tools/parts/paths.mjs';
import { runCommand } from '../../tools/parts/run-command.mjs';
import { serverBundle } from '../../tools/parts/server-bundle.mjs';
import { STAGE_VARIABLE } from '../../tools/parts/stage-leftovers.mjs';
import { openStage } from '../../tools/parts/test-stage.mjs';
import { seedBench } from './seed.ts';
import { agentAddress, registerPhones, type Sipp, startAgents } from './sipp.ts';
import { signInAgents } from './sign-in-agents.ts';

/** Both sides of the comparison, ready to be rung: Zvon's agents and the members of Queue() answer at the same port. */
export interface BenchStage {
  ownerUrl: string;
  asterisk: AsteriskInstance;
  engine: ProcessIdentity;
  sipp: Sipp;
  agentPort: number;
  folder: string;
  close(): Promise<void>;
}

/** E.164 without the plus: who rings it comes to Zvon, or to Queue(). */
export const numbers = { zvon: '420541900100', queue: '420541900200' };

const routingWithinMs = 20_000;

export async function openBenchStage(options: {
  agents: number;
  asteriskRoot: string;
  sippProgram: string;
  say: (line: string) => void;
}): Promise<BenchStage> {
  const { agents, say } = options;
  const stage = await openStage({ durable: true });
  const closing: (() => Promise<void>)[] = [stage.close];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0)) await step();
  };
  // Whatever is started below carries the stage's name, so that nothing outlives it.
  process.env[STAGE_VARIABLE] = stage.folder;
  try {
    const folder = path.join(stage.folder, 'bench');
    mkdirSync(folder, { recursive: true });
    const phones = await startAgents({ program: options.sippProgram, folder, sipPort: 0 });
    closing.unshift(phones.stop);
    const asterisk = await startAsterisk({
      folder: path.join(stage.folder, 'asterisk'),
      root: options.asteriskRoot,
      rtpPorts: 4_000,
      bench: { extension: numbers.queue, members: agents, host: agentAddress, port: phones.port },
    });
    closing.unshift(asterisk.stop);
    say(`PostgreSQL (fsync on), Asterisk and ${agents} telephones are there; Zvon is being started.`);
    const environment = await engineSettings(stage.databaseUrl, folder, asterisk);
    await migrate(stage.databaseUrl, path.join(projectRoot, 'db', 'migrations'), environment['ZVON_APP_PASSWORD']!);
    await seedBench(stage.databaseUrl, { agents, number: numbers.zvon });
    const engine = await startEngine({
      environment,
      logFile: path.join(folder, 'engine.log'),
      program: await buildEngine(folder),
    });
    closing.unshift(engine.stop);
    await untilRouting(engineAddress(environment));
    const sipp = { program: options.sippProgram, folder, sipPort: asterisk.sipPort };
    await registerPhones(sipp, await signInAgents(engineAddress(environment), agents), phones.port);
    return {
      ownerUrl: stage.databaseUrl,
      ...{ asterisk, engine: engine.identity, sipp, agentPort: phones.port, folder, close },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What `npm start` tells the engine, on ports of its own and without the demo. */
async function engineSettings(ownerUrl: string, folder: string, asterisk: AsteriskInstance) {
  const [port = 0] = await freeTcpPorts(1);
  const { ariUrl, amiUrl, sipPort, recordings, witness } = asterisk;
  return engineEnvironment(
    { ZVON_PORT: String(port), ZVON_LISTEN: '127.0.0.1', ZVON_NODE: 'bench', ZVON_DEMO: 'no', ZVON_LOG: 'info' },
    {
      dataFolder: folder,
      ownerUrl,
      telephony: { driver: 'asterisk', ariUrl, amiUrl, sipPort: String(sipPort), recordings, witness },
    },
  );
}

/** An engine answers before it has the lease and the telephone. */
async function untilRouting(address: string): Promise<void> {
  const isRouting = async (): Promise<boolean> => {
    const health = (await (await fetch(`${address}/api/health`)).json()) as { status: string };
    return health.status === 'ok';
  };
  if (!(await waitFor(isRouting, routingWithinMs, 100))) throw new Error('Zvon does not come to route calls');
}

/** Bundled by the same switches as the product. */
async function buildEngine(folder: string): Promise<string> {
  const program = path.join(folder, 'engine.mjs');
  const { code, stderr } = await runCommand(
    path.join(projectRoot, 'node_modules', '.bin', 'esbuild'),
    [path.join(import.meta.dirname, 'engine.ts'), ...serverBundle, `--outfile=${program}`],
    { cwd: projectRoot },
  );
  if (code !== 0) throw new Error(`the engine of the benchmark cannot be built: ${stderr.trim()}`);
  return program;
}
