import type { Unit } from '../../adapters/postgres/unit.ts';
import type { CalendarSettings, HolidaysSettings } from '../../shared/config/calendar.ts';
import type { ConfigTable, ConfigToWrite } from './config-table.ts';
import { insertRow } from './insert-row.ts';
import { retireRow } from './retire-row.ts';

/** A noun whose settings are kept as they are. */
const documentTable = <S>(table: 'holidays' | 'calendar'): ConfigTable<S> => ({
  list: async (tx, tenantId) => {
    const rows = await tx.selectFrom(table).selectAll().where('tenant_id', '=', tenantId).orderBy('key').execute();
    return rows.map(({ id, key, settings, retired_at }) => ({
      ...{ id, key, retiredAt: retired_at, settings: settings as S },
    }));
  },
  write: (unit, item) => write(unit, table, item),
  retire: retireRow(table),
});

async function write<S>(
  unit: Unit,
  table: 'holidays' | 'calendar',
  { id, key, settings, isNew }: ConfigToWrite<S>,
): Promise<void> {
  const kept = JSON.stringify(settings);
  if (isNew) return insertRow(unit, table, { id, key, settings: kept });
  await unit.tx
    .updateTable(table)
    .set({ settings: kept })
    .where('tenant_id', '=', unit.who.tenantId)
    .where('id', '=', id)
    .execute();
}

export const holidaysTable = documentTable<HolidaysSettings>('holidays');
export const calendarTable = documentTable<CalendarSettings>('calendar');
