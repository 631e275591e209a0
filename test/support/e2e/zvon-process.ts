import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from './free-port.ts';

const builtProgram = join(import.meta.dirname, '..', '..', '..', 'dist', 'zvon.mjs');

/** One engine as it is shipped, on a database of its own, with the lane's Asterisk or the simulated telephone. */
export interface ZvonProcess {
  url: string;
  ownerUrl: string;
  recordings: string;
  /** `kill -9`, as a crash would. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

export async function startZvon(options: {
  telephony: 'asterisk' | 'simulated';
  settings?: Record<string, string>;
  /** Another server than the lane's: one that the walk may stop. */
  databaseServer?: string;
  /** Of another build than the one under test. */
  program?: string;
}): Promise<ZvonProcess> {
  const { program = builtProgram } = options;
  const folder = mkdtempSync(join(tmpdir(), 'zvon-e2e-'));
  const ownerUrl = await newDatabase(options.databaseServer ?? process.env['ZVON_TEST_DATABASE_URL']);
  const keyFile = join(folder, 'master-key');
  writeFileSync(keyFile, randomBytes(32).toString('hex'), { mode: 0o600 });
  const port = await freePort();
  const environment = {
    ...process.env,
    DATABASE_URL: ownerUrl,
    ZVON_APP_PASSWORD: appPassword,
    ZVON_PORT: String(port),
    ZVON_DATA: folder,
    ZVON_MASTER_KEY_FILE: keyFile,
    ZVON_TELEPHONY: options.telephony,
    ZVON_LOG: process.env['ZVON_TEST_LOG'] ?? 'error',
    ...options.settings,
  };
  if (options.telephony === 'asterisk') forgetEarlierCalls(process.env['ZVON_WITNESS']);
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const database = new pg.Pool({ connectionString: ownerUrl, max: 1, options: `-c search_path=${walk},public` });
  // A server that the walk restarts ends what is idle.
  database.on('error', () => undefined);

  async function start(): Promise<void> {
    child = spawn(process.execPath, [program, 'serve'], { env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
    await healthy(url);
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child;
    child = null;
    if (!ending || ending.exitCode !== null) return;
    const exited = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill(signal);
    await exited;
  }
  await start();
  return {
    url,
    ownerUrl,
    recordings: join(folder, 'recordings'),
    start,
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM');
      await database.end();
      rmSync(folder, { recursive: true, force: true });
    },
    query: async (text, values) => (await database.query(text, values)).rows,
  };
}

/**
 * The lane's Asterisk has served other walks, whose contacts this walk's database does not know: they would be found on
 * its record as contacts that nobody heard.
 */
function forgetEarlierCalls(witness: string | undefined): void {
  if (witness && existsSync(witness)) truncateSync(witness);
}

/** One role serves every database of the run, so it has one password. */
const appPassword = 'password-of-the-tests';
const template = 'zvon_e2e_template';

/** A copy of a database that was migrated and seeded once in this run. */
async function newDatabase(server: string | undefined): Promise<string> {
  if (!server) throw new Error('ZVON_TEST_DATABASE_URL is missing: run the walks by npm test');
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query("select pg_advisory_lock(hashtextextended('zvon e2e template', 0))");
    const known = await admin.query('select 1 from pg_database where datname = $1', [template]);
    if (known.rowCount === 0) await makeTemplate(admin, server);
    const name = `zvon_e2e_${randomBytes(6).toString('hex')}`;
    await admin.query(`create database ${name} template ${template}`);
    return databaseUrl(server, name);
  } finally {
    await admin.end();
  }
}

async function makeTemplate(admin: pg.Client, server: string): Promise<void> {
  const making = `${template}_making`;
  await admin.query(`drop database if exists ${making}`);
  await admin.query(`create database ${making}`);
  const keyFile = join(mkdtempSync(join(tmpdir(), 'zvon-e2e-seed-')), 'master-key');
  writeFileSync(keyFile, randomBytes(32).toString('hex'), { mode: 0o600 });
  const environment = {
    ...process.env,
    DATABASE_URL: databaseUrl(server, making),
    ZVON_APP_PASSWORD: appPassword,
    ZVON_MASTER_KEY_FILE: keyFile,
    ZVON_TELEPHONY: 'simulated',
  };
  for (const command of ['migrate', 'seed']) await run(command, environment);
  await hideWhatWasBefore(databaseUrl(server, making));
  await admin.query(`alter database ${making} rename to ${template}`);
}

function run(command: string, environment: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [builtProgram, command], {
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`zvon ${command} ended with ${code}`))));
  });
}

const walk = 'walk';

/** The log that a walk asks is its own: the demo's month, in which all has happened already, is not in it. */
async function hideWhatWasBefore(url: string): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ version: string }>('select max(version) as version from event');
    await owner.query(`create schema ${walk}`);
    await owner.query(`create view ${walk}.event as select * from public.event where version > ${rows[0]!.version}`);
  } finally {
    await owner.end();
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function healthy(url: string): Promise<void> {
  const giveUpAt = Date.now() + 30_000;
  for (;;) {
    const health = await fetch(`${url}/api/health`).then(
      (response) => response.json() as Promise<{ status: string }>,
      () => null,
    );
    if (health?.status === 'ok') return;
    if (Date.now() > giveUpAt) throw new Error(`Zvon did not get well: ${JSON.stringify(health)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
