import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { engineEnvironment } from '../../../tools/parts/engine-environment.mjs';
import { engineAddress, runEngineCommand } from '../../../tools/parts/engine-process.mjs';
import { startDetached } from '../../../tools/parts/os-process.mjs';
import { type LogReader, openLogReader } from '../observe/log.ts';
import { openDesk } from '../people/desk.ts';
import { until } from '../../phone/support/waiting.ts';
import { demoCompany } from '../world/demo-company.ts';
import { portForLater } from '../world/ports.ts';
import { healthOf } from '../world/zvon.ts';
import type { LandedVersion } from './landed-version.ts';

const startsWithinMs = 30_000;

/** The environment in which versions work on the database of one data folder. */
export async function environmentOf(dataFolder: string, ownerUrl: string): Promise<Record<string, string>> {
  mkdirSync(path.join(dataFolder, 'log'), { recursive: true });
  const settings = { ZVON_LISTEN: '127.0.0.1', ZVON_PORT: String(await portForLater()), ZVON_DEMO: 'yes' };
  return engineEnvironment(
    { ...settings, ZVON_NODE: 'node-1', ZVON_LOG: 'info' },
    { dataFolder, ownerUrl, telephony: { driver: 'simulated' } },
  );
}

/**
 * The earlier version is migrated, filled with its demo and served, until one agent talks and a caller waits for nobody;
 * then it is killed.
 */
export async function liveBefore(
  { program }: LandedVersion,
  dataFolder: string,
  environment: Record<string, string>,
): Promise<void> {
  for (const command of ['migrate', 'seed']) await mustRun(program, command, environment);
  const log = openLogReader(() => environment['DATABASE_URL']!);
  const engine = startDetached({
    command: process.execPath,
    args: ['--enable-source-maps', program, 'serve'],
    env: { ...process.env, ...environment },
    logFile: path.join(dataFolder, 'log', 'landed.log'),
  });
  await until(async () => (await healthOf(engineAddress(environment))) === 'ok', startsWithinMs);
  const desk = await openDesk(engineAddress(environment), demoCompany.login(0));
  await until(() => desk.state() === 'ready');
  await desk.command('POST', '/demo/callers', { scenario: 'unknown-number' });
  await untilLogged(log, 'call.offered');
  await desk.command('POST', '/demo/callers', { scenario: 'two-candidates' });
  await untilQueued(log);
  process.kill(engine.identity.pid, 'SIGKILL');
  desk.close();
  await log.close();
}

const untilLogged = (log: LogReader, kind: string): Promise<void> =>
  until(async () => (await log.query(liveOf, [kind])).length > 0, 15_000);

const untilQueued = (log: LogReader): Promise<void> =>
  until(async () => (await log.query(liveOf, ['call.queued'])).length > 1, 15_000);

/** Of what the demo's month has, everything has ended. */
const liveOf = `select 1 from event e join interaction i on i.tenant_id = e.tenant_id and i.id = e.interaction_id
  where e.kind = $1 and i.state <> 'ended'`;

export async function mustRun(program: string, command: string, environment: Record<string, string>): Promise<void> {
  const { code, stdout, stderr } = await runEngineCommand(command, environment, program);
  if (code !== 0) throw new Error(`${command}: ${(stderr.trim() || stdout.trim()).split('\n').at(-1)}`);
}
