import pg from 'pg';
import type { LoggedContact } from './contacts.ts';
import { type Booking, doubleBookings } from './double-bookings.ts';

/** Zvon's log, read as its owner: what the checks ask of it. */
export interface LogReader {
  /** Those that arrived since this reader was opened. */
  contacts(): Promise<LoggedContact[]>;
  /** Gaps of versions, epochs that went back, agents with two contacts at once; each in one sentence. */
  faults(): Promise<string[]>;
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

const bookingKinds = ['call.offered', 'offer.ended', 'call.queued', 'call.ended'];

export function openLogReader(ownerUrl: () => string): LogReader {
  const since = new Date();
  let pool: pg.Pool | null = null;

  function open(): pg.Pool {
    const opened = new pg.Pool({ connectionString: ownerUrl(), max: 2 });
    // A server that is killed ends what is idle.
    opened.on('error', () => undefined);
    return opened;
  }

  async function query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    pool ??= open();
    return (await pool.query<Row>(text, values)).rows;
  }

  return {
    query,
    contacts: () =>
      query<LoggedContact>(
        `select i.id, i.ending, count(*) filter (where e.kind = 'call.arrived')::int as arrived,
                count(*) filter (where e.kind = 'call.ended')::int as ended
         from interaction i left join event e on e.tenant_id = i.tenant_id and e.interaction_id = i.id
         where i.arrived_at > $1 group by i.id, i.ending`,
        [since],
      ),
    async faults() {
      const [log] = await query<{ first: number; last: number; rows: number }>(
        'select min(version)::int as first, max(version)::int as last, count(*)::int as rows from event',
      );
      const stale = await query<{ version: number; epoch: number }>(
        `select version::int, epoch::int from (
           select version, epoch, max(epoch) over (order by version) as highest from event where epoch is not null
         ) as written where epoch < highest`,
      );
      const bookings = await query<Booking>(
        `select version::int, kind, interaction_id as "contactId", body ->> 'agentId' as "agentId" from event
         where kind = any ($1) order by version`,
        [bookingKinds],
      );
      return [
        ...(log && log.last - log.first + 1 === log.rows ? [] : [`the log has gaps: ${JSON.stringify(log)}`]),
        ...stale.map(({ version, epoch }) => `version ${version} was written under epoch ${epoch}, which was over`),
        ...doubleBookings(bookings),
      ];
    },
    close: async () => pool?.end(),
  };
}
