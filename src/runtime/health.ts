import { type Kysely, sql } from 'kysely';
import type { Tables } from '../adapters/postgres/tables.generated.ts';
import { type Disk, worstSpace } from '../core/disks/space.ts';
import type { TelephonyPort } from '../core/telephony/telephony-port.ts';

type HealthStatus = 'ok' | 'degraded' | 'starting' | 'standby';
type Routes = { ready(): boolean; standsBy(): boolean; writes(): boolean };

/** What a balancer of load reads: whether desks may be sent to this node. Calls that are held need their desks. */
export const takesDesks = (status: HealthStatus): boolean => status === 'ok' || status === 'degraded';

/**
 * Answers /api/health. `boot` tells one life of the process from the next. `degraded` says that calls are held or that
 * nobody can be reached; the desk shows why.
 */
export async function healthOf(parts: {
  db: Kysely<Tables>;
  telephony: TelephonyPort;
  routing: Routes | null;
  version: string;
  migrations: string;
  boot: string;
  disks: readonly Disk[];
}) {
  const database = (parts.routing?.writes() ?? true) && (await answers(parts.db));
  const telephony = parts.telephony.health();
  const connected = telephony.driver === 'simulated' || telephony.asterisk !== null;
  return {
    status: statusOf({ isWhole: database && connected, routing: parts.routing }),
    boot: parts.boot,
    version: parts.version,
    database: database ? ('ok' as const) : ('away' as const),
    migrations: parts.migrations,
    telephony,
    disk: worstSpace(parts.disks),
  };
}

/** A node that stands by has no telephone to be connected with. */
function statusOf({ isWhole, routing }: { isWhole: boolean; routing: Routes | null }): HealthStatus {
  if (routing?.standsBy()) return 'standby';
  if (!isWhole) return 'degraded';
  return routing?.ready() ? 'ok' : 'starting';
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
