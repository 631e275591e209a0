import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { adoptAsterisk, type AsteriskInstance } from '../../../tools/parts/asterisk-instance.mjs';
import {
  isAlive,
  type ProcessIdentity,
  startDetached,
  stopProcess,
  waitFor,
} from '../../../tools/parts/os-process.mjs';
import { cacheFolder, projectRoot } from '../../../tools/parts/paths.mjs';
import { adoptPostgres } from '../../../tools/parts/postgres-server.mjs';
import { STAGE_VARIABLE } from '../../../tools/parts/stage-leftovers.mjs';
import { portForLater } from './ports.ts';
import { startedLikeOthers } from './priority.ts';

/** What runs of a Zvon, by the names that its supervisor gives. */
export type Part = 'supervisor' | 'engine' | 'postgres' | 'asterisk';

/** One Zvon as `npm start` runs it: supervisor, PostgreSQL, Asterisk and the engine. */
export interface Zvon {
  address: string;
  folder: string;
  engineLog: string;
  /** The process that serves as this now; undefined while there is none. */
  part(name: Part): ProcessIdentity | undefined;
  kill(name: Part, signal?: NodeJS.Signals): void;
  /** `npm start` again, after the supervisor was killed. */
  start(): Promise<void>;
  /** `npm start -- --replace` with another build of the engine. */
  replace(program: string): Promise<void>;
  /** What `npm start` said so far. */
  said(): string;
  ownerUrl(): string;
  asterisk(): AsteriskInstance;
  stop(): Promise<void>;
}

export interface ZvonOptions {
  folder: string;
  program?: string;
  settings?: Record<string, string>;
}

const startsWithinMs = 90_000;
const stopsWithinMs = 30_000;
const healthWithinMs = 1_000;

export async function startZvon({ folder, program, settings = {} }: ZvonOptions): Promise<Zvon> {
  const port = await portForLater();
  const address = `http://127.0.0.1:${port}`;
  const logFile = path.join(folder, 'log', 'start.log');
  const environment = {
    ...withoutSettings(process.env),
    ZVON_DATA: folder,
    ZVON_CACHE: cacheFolder,
    ZVON_PORT: String(port),
    ZVON_DEMO: 'no',
    ...settings,
  };
  const said = (): string => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '');
  const part = (name: Part): ProcessIdentity | undefined => readPart(folder, name);

  async function start(args: readonly string[] = [], engine = program): Promise<void> {
    const saidBefore = said().length;
    const { identity } = startedLikeOthers(() =>
      startDetached({
        command: process.execPath,
        args: [path.join(projectRoot, 'tools', 'start.mjs'), ...args],
        env: { ...environment, ...(engine ? { ZVON_TEST_ENGINE: engine } : {}) },
        cwd: projectRoot,
        logFile,
      }),
    );
    const isUp = async (): Promise<boolean> =>
      said().slice(saidBefore).includes(address) && (await healthOf(address)) === 'ok';
    const isOver = async (): Promise<boolean> => !isAlive(identity) || (await isUp());
    if ((await waitFor(isOver, startsWithinMs, 100)) && isAlive(identity)) return;
    throw new Error(`npm start: ${said().trim().split('\n').at(-1)}`);
  }

  await start();
  return {
    address,
    folder,
    engineLog: path.join(folder, 'log', 'engine.log'),
    part,
    kill(name, signal = 'SIGKILL') {
      const running = part(name);
      if (!running) throw new Error(`there is no ${name} to be killed`);
      process.kill(running.pid, signal);
    },
    start: () => start(),
    replace: (next) => start(['--replace'], next),
    said,
    ownerUrl: () => required(adoptPostgres({ dataDir: path.join(folder, 'postgres') }), 'PostgreSQL').ownerUrl,
    asterisk: () => required(adoptedAsterisk(folder), 'Asterisk'),
    async stop() {
      const supervisor = part('supervisor');
      if (supervisor) await stopProcess(supervisor, { graceMs: stopsWithinMs });
    },
  };
}

const adoptedAsterisk = (folder: string) =>
  adoptAsterisk({ folder: path.join(folder, 'asterisk', 'instance'), root: path.join(folder, 'asterisk', 'root') });

function required<T>(running: T | undefined, name: string): T {
  if (running === undefined) throw new Error(`${name} does not run`);
  return running;
}

function readPart(folder: string, name: Part): ProcessIdentity | undefined {
  const file = path.join(folder, 'run', `${name}.json`);
  if (!existsSync(file)) return undefined;
  const { pid, started } = JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
  return isAlive({ pid, started }) ? { pid, started } : undefined;
}

/** What health says, or that nobody answers. */
export const healthOf = async (address: string): Promise<string> => (await askHealth(address))?.status ?? 'no answer';

/** Whether the disks have space, as far as health knows. */
export const spaceAt = async (address: string): Promise<string | undefined> => (await askHealth(address))?.disk;

async function askHealth(address: string): Promise<{ status: string; disk: string } | null> {
  try {
    const answer = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(healthWithinMs) });
    return (await answer.json()) as { status: string; disk: string };
  } catch {
    // Nobody listens, or nobody answers: it is the same to whoever asks.
    return null;
  }
}

/** The settings of a person's own Zvon must not reach the one under test. */
function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => name === STAGE_VARIABLE || (name !== 'DATABASE_URL' && !name.startsWith('ZVON_')),
    ),
  );
}
