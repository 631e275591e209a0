import { type Kysely, sql } from 'kysely';
import type { Tables } from '../adapters/postgres/tables.generated.ts';
import type { TelephonyPort } from '../core/telephony/telephony-port.ts';

/** Answers /api/health. `degraded` says that calls are held or that nobody can be reached; the desk shows why. */
export async function healthOf(parts: {
  db: Kysely<Tables>;
  telephony: TelephonyPort;
  routing: () => boolean;
  version: string;
  migrations: string;
}) {
  const database = await answers(parts.db);
  const telephony = parts.telephony.health();
  const connected = telephony.driver === 'simulated' || telephony.asterisk !== null;
  const status =
    !database || !connected ? ('degraded' as const) : parts.routing() ? ('ok' as const) : ('starting' as const);
  return {
    status,
    version: parts.version,
    database: database ? ('ok' as const) : ('away' as const),
    migrations: parts.migrations,
    telephony,
  };
}

async function answers(db: Kysely<Tables>): Promise<boolean> {
  try {
    await Promise.race([sql`select 1`.execute(db), rejectAfter(2_000)]);
    return true;
  } catch {
    // What failed is in the log of whoever needed the database; here only the answer counts.
    return false;
  }
}

const rejectAfter = (ms: number): Promise<never> =>
  new Promise((_resolve, reject) => setTimeout(() => reject(new Error('no answer in time')), ms).unref());
