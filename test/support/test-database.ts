import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../src/adapters/postgres/migrate.ts';
import { type Database, openDatabase, openPool } from '../../src/adapters/postgres/pool.ts';
import { type Cast, makeCast } from './cast.ts';
import { type RecordingDeps, makeRecordingDeps } from './recording-deps.ts';
import { useTestServer } from './test-server.ts';

const migrations = join(import.meta.dirname, '../../db/migrations');

/** The same for every test database of a server: roles belong to the server, not to a database. */
export const appPassword = 'zvon-app-for-tests';

export interface TestDatabase {
  /** As `zvon_app`: what the process sees, with row-level security. */
  appDb: Database;
  /** As the owner, past every policy: to build what a test begins with, and to look at what it left. */
  ownerDb: Database;
  appUrl: string;
  ownerUrl: string;
  deps: RecordingDeps;
  cast: Cast;
  close(): Promise<void>;
}

/** A migrated database of its own with the cast in it; call `close` in `afterAll`. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = await useTestServer();
  const name = `zvon_test_${randomBytes(6).toString('hex')}`;
  await cloneTemplate(server.ownerUrl, name);
  const ownerUrl = urlTo(server.ownerUrl, { database: name });
  const appUrl = urlTo(ownerUrl, { user: 'zvon_app', password: appPassword });
  const ownerPool = openPool(ownerUrl, { max: 2, log: () => undefined });
  const appPool = openPool(appUrl, { max: 8, log: () => undefined });
  const ownerDb = openDatabase(ownerPool);
  const appDb = openDatabase(appPool);
  return {
    appDb,
    ownerDb,
    appUrl,
    ownerUrl,
    deps: makeRecordingDeps(appDb, () => randomUUID()),
    cast: await makeCast(ownerDb),
    close: async () => {
      await appDb.destroy();
      await ownerDb.destroy();
      await withOwner(server.ownerUrl, (owner) => owner.query(`drop database if exists ${name} with (force)`));
      await server.stop();
    },
  };
}

/** Migrates once a server and set of migrations; every test file gets a copy of that. */
async function cloneTemplate(serverUrl: string, name: string): Promise<void> {
  const template = `zvon_template_${migrationsHash()}`;
  await withOwner(serverUrl, async (owner) => {
    await owner.query("select pg_advisory_lock(hashtextextended('zvon:test-template', 0))");
    const { rows } = await owner.query('select 1 from pg_database where datname = $1', [template]);
    if (rows.length === 0) {
      const half = `${template}_half`;
      await owner.query(`drop database if exists ${half} with (force)`);
      await owner.query(`create database ${half}`);
      await migrate(urlTo(serverUrl, { database: half }), migrations, appPassword);
      await owner.query(`alter database ${half} rename to ${template}`);
    }
    await owner.query(`create database ${name} template ${template}`);
  });
}

function migrationsHash(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(migrations).sort()) hash.update(file).update(readFileSync(join(migrations, file)));
  return hash.digest('hex').slice(0, 16);
}

function urlTo(url: string, change: { database?: string; user?: string; password?: string }): string {
  const changed = new URL(url);
  if (change.database) changed.pathname = `/${change.database}`;
  if (change.user) changed.username = change.user;
  if (change.password) changed.password = change.password;
  return changed.href;
}

async function withOwner<T>(ownerUrl: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}
