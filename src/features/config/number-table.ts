import type { Tx, Unit } from '../../adapters/postgres/unit.ts';
import type { NumberSettings } from '../../shared/config/number.ts';
import type { TenantId } from '../../shared/ids.ts';
import type { ConfigTable } from './config-table.ts';
import { idOrNull, idsOf } from './ids-of.ts';
import { insertRow } from './insert-row.ts';
import { retireRow } from './retire-row.ts';

/** A number's key is what is dialled. */
export const numberTable: ConfigTable<NumberSettings> = {
  list: async (tx, tenantId) =>
    (await findNumbers(tx, tenantId)).map((row) => ({
      ...{ id: row.id, key: row.digits, retiredAt: row.retired_at },
      settings: {
        ...{ principal: row.principal_key, language: row.language, flow: row.flow_key },
        plans: row.plans as NumberSettings['plans'],
        emergency: row.emergency as NumberSettings['emergency'],
      },
    })),
  write: async (unit, { id, key, settings, isNew }) => {
    const columns = await columnsOf(unit, settings);
    if (isNew) return insertRow(unit, 'number', { id, digits: key, ...columns });
    await unit.tx
      .updateTable('number')
      .set(columns)
      .where('tenant_id', '=', unit.who.tenantId)
      .where('id', '=', id)
      .execute();
  },
  retire: retireRow('number'),
};

const findNumbers = (tx: Tx, tenantId: TenantId) =>
  tx
    .selectFrom('number')
    .innerJoin('flow', (join) =>
      join.onRef('flow.tenant_id', '=', 'number.tenant_id').onRef('flow.id', '=', 'number.flow_id'),
    )
    .leftJoin('principal', (join) =>
      join.onRef('principal.tenant_id', '=', 'number.tenant_id').onRef('principal.id', '=', 'number.principal_id'),
    )
    .selectAll('number')
    .select(['flow.key as flow_key', 'principal.key as principal_key'])
    .where('number.tenant_id', '=', tenantId)
    .orderBy('number.digits')
    .execute();

async function columnsOf({ tx, who: { tenantId } }: Unit, settings: NumberSettings) {
  const flowIdOf = await idsOf(tx, tenantId, { table: 'flow', keys: [settings.flow] });
  return {
    principal_id: await idOrNull(tx, tenantId, { table: 'principal', key: settings.principal }),
    flow_id: flowIdOf(settings.flow),
    language: settings.language,
    plans: JSON.stringify(settings.plans),
    emergency: settings.emergency && JSON.stringify(settings.emergency),
  };
}
