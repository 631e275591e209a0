import { type Kysely, sql } from 'kysely';
import type { Instant } from '../../shared/time.ts';
import type { Tables } from './tables.generated.ts';

/** The time by the database's clock, now and not at the beginning of a transaction. */
export async function readDatabaseTime(db: Kysely<Tables>): Promise<Instant> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('the database told no time');
  return row.now.getTime();
}
