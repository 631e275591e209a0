import { sql } from 'kysely';
import type { Tx } from '../../../adapters/postgres/unit.ts';
import type { Instant } from '../../../shared/time.ts';

/** A day on which somebody is there, by the clocks of the place. */
export interface WorkingDay {
  kind: 'monday' | 'weekday' | 'friday' | 'saturday';
  opensAt: Instant;
  closesAt: Instant;
}

const daysBack = 30;

/** Czech holidays that have a date of their own. */
const holidays = ['01-01', '05-01', '05-08', '07-05', '07-06', '09-28', '10-28', '11-17', '12-24', '12-25', '12-26'];

/** The working days of the month that ended yesterday: the database knows when the clocks of the tenant were changed. */
export async function findWorkingDays(tx: Tx, now: Instant, timeZone: string): Promise<WorkingDay[]> {
  const { rows } = await sql<{ weekday: number; opens: Date; closes: Date }>`
    select weekday, (day + time '08:00') at time zone ${timeZone} as opens,
           (day + case weekday when 6 then time '13:00' else time '18:00' end) at time zone ${timeZone} as closes
    from (select date_trunc('day', ${new Date(now)}::timestamptz at time zone ${timeZone}) as today) t
    cross join generate_series(1, ${daysBack}::int) as ago
    cross join lateral (select today - make_interval(days => ago) as day) d
    cross join lateral (select extract(isodow from day)::int as weekday) w
    where weekday < 7 and to_char(day, 'MM-DD') <> all(${holidays}::text[])
    order by day`.execute(tx);
  return rows.map(({ weekday, opens, closes }) => ({
    kind: kindOf(weekday),
    ...{ opensAt: opens.getTime(), closesAt: closes.getTime() },
  }));
}

function kindOf(weekday: number): WorkingDay['kind'] {
  if (weekday === 6) return 'saturday';
  return weekday === 1 ? 'monday' : weekday === 5 ? 'friday' : 'weekday';
}
