import type { Tx } from '../../adapters/postgres/unit.ts';
import type { CalendarSpan } from '../../core/flow/hours-at.ts';
import type { CalendarSettings, HolidaysSettings } from '../../shared/config/calendar.ts';
import type { TenantId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { calendarSpans } from '../config/calendar-spans.ts';

/** The calendars around an instant. One that was retired is still asked by flows that calls began before. */
export async function loadCalendars(
  tx: Tx,
  tenantId: TenantId,
  around: { timeZone: string; at: Instant },
): Promise<Record<string, readonly CalendarSpan[]>> {
  const calendars = await tx
    .selectFrom('calendar')
    .select(['key', 'settings'])
    .where('tenant_id', '=', tenantId)
    .execute();
  if (calendars.length === 0) return {};
  const holidays = await tx
    .selectFrom('holidays')
    .select(['key', 'settings'])
    .where('tenant_id', '=', tenantId)
    .execute();
  const daysOff = Object.fromEntries(holidays.map(({ key, settings }) => [key, settings as HolidaysSettings]));
  return Object.fromEntries(
    calendars.map(({ key, settings }) => [key, calendarSpans(settings as CalendarSettings, daysOff, around)]),
  );
}
