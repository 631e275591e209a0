import type { OutcomeSettings } from '../../shared/config/outcome.ts';
import type { ConfigTable } from './config-table.ts';
import { insertRow } from './insert-row.ts';
import { retireRow } from './retire-row.ts';

const columnsOf = ({ names, consequenceNames, icon, effect, position }: OutcomeSettings) => ({
  ...{ icon, effect, position, names: JSON.stringify(names) },
  consequence_names: JSON.stringify(consequenceNames),
});

export const outcomeTable: ConfigTable<OutcomeSettings> = {
  list: async (tx, tenantId) => {
    const rows = await tx.selectFrom('outcome').selectAll().where('tenant_id', '=', tenantId).orderBy('key').execute();
    return rows.map((row) => ({
      ...{ id: row.id, key: row.key, retiredAt: row.retired_at },
      settings: {
        ...{ names: row.names, consequenceNames: row.consequence_names, icon: row.icon, position: row.position },
        effect: row.effect as OutcomeSettings['effect'],
      },
    }));
  },
  write: async (unit, { id, key, settings, isNew }) => {
    const columns = columnsOf(settings);
    if (isNew) return insertRow(unit, 'outcome', { id, key, ...columns });
    await unit.tx
      .updateTable('outcome')
      .set(columns)
      .where('tenant_id', '=', unit.who.tenantId)
      .where('id', '=', id)
      .execute();
  },
  retire: retireRow('outcome'),
};
