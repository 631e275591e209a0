import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

export interface MigrationReport {
  applied: string[];
  /** The last migration that the database now has. */
  at: string;
}

/**
 * Brings the database to the newest migration, one transaction each, under a lock so that two nodes do not migrate at
 * once. Migrations are forward only: a file that changed after it was applied is refused by name.
 */
export async function migrate(ownerUrl: string, folder: string, appPassword: string): Promise<MigrationReport> {
  const connection = new pg.Client({ connectionString: ownerUrl });
  await connection.connect();
  try {
    await connection.query("select pg_advisory_lock(hashtextextended('zvon:migrate', 0))");
    await makeAppRole(connection, appPassword);
    await connection.query(
      `create table if not exists migration (name text primary key, sha256 bytea not null, applied_at timestamptz not null default now())`,
    );
    await connection.query('grant select on migration to zvon_app');
    const done = await connection.query<{ name: string; sha256: Buffer }>('select name, sha256 from migration');
    const known = new Map(done.rows.map((row) => [row.name, row.sha256]));
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort();
    const applied: string[] = [];
    for (const name of files) {
      if (await applyOne(connection, name, readFileSync(join(folder, name), 'utf8'), known.get(name)))
        applied.push(name);
    }
    return { applied, at: files.at(-1) ?? '' };
  } finally {
    await connection.end();
  }
}

async function applyOne(
  connection: pg.Client,
  name: string,
  text: string,
  before: Buffer | undefined,
): Promise<boolean> {
  const hash = createHash('sha256').update(text).digest();
  if (before) {
    if (!before.equals(hash))
      throw new Error(`migration ${name} was changed after it had been applied; write a new one instead`);
    return false;
  }
  await connection.query('begin');
  try {
    await connection.query(text);
    await connection.query('insert into migration (name, sha256) values ($1, $2)', [name, hash]);
    await connection.query('commit');
  } catch (error) {
    await connection.query('rollback');
    throw new Error(`migration ${name} failed`, { cause: error });
  }
  return true;
}

/** The role that the process connects as: no superuser, owns nothing, bypasses no policy. */
async function makeAppRole(connection: pg.Client, password: string): Promise<void> {
  const { rows } = await connection.query("select 1 from pg_roles where rolname = 'zvon_app'");
  const verb = rows.length === 0 ? 'create' : 'alter';
  const attributes = 'login nosuperuser nocreatedb nocreaterole nobypassrls noreplication';
  await connection.query(`${verb} role zvon_app ${attributes} password ${pg.escapeLiteral(password)}`);
}
