import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { preparingRepeated } from './prepare-repeated.ts';
import type { Tables } from './tables.generated.ts';

// Counts and versions are far below 2^53: numbers read better than strings and cannot be mixed up with them.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
// Calendar dates have no time zone: they stay text.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export type Database = Kysely<Tables>;

export interface PoolOptions {
  max: number;
  /** Is told of every connection that broke, at rest or in use: unheard, it would end the process. */
  log: (error: Error) => void;
  /** How long a transaction may say nothing before the database ends it, and with it its locks. */
  silentMs?: number;
}

export function openPool(url: string, { max, log, silentMs = 15_000 }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    // Statements that are given together are sent together; one after the other they are as without it.
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: silentMs,
    keepAlive: true,
    application_name: 'zvon',
  });
  // The pool hears only of those at rest, and what it hears the connection has told already.
  pool.on('connect', (connection) => connection.on('error', log));
  pool.on('error', () => undefined);
  return pool;
}

export const openDatabase = (pool: pg.Pool): Database =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparingRepeated(pool) }) });
