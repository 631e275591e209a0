import pg from 'pg';
import type { LoggedContact } from './contacts.ts';
import { type Booking, doubleBookings } from './double-bookings.ts';
import { orderFaults, type Written } from './log-order.ts';

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
      const written = await query<Written>('select version::int, epoch::float8 from event order by version');
      const bookings = await query<Booking>(
        `select version::int, kind, interaction_id as "contactId", body ->> 'agentId' as "agentId" from event
         where kind = any ($1) order by version`,
        [bookingKinds],
      );
      return [...orderFaults(written), ...doubleBookings(bookings)];
    },
    close: async () => pool?.end(),
  };
}
