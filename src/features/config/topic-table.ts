import type { TopicSettings } from '../../shared/config/topic.ts';
import type { ConfigTable } from './config-table.ts';
import { insertRow } from './insert-row.ts';
import { retireRow } from './retire-row.ts';

export const topicTable: ConfigTable<TopicSettings> = {
  list: async (tx, tenantId) => {
    const rows = await tx.selectFrom('topic').selectAll().where('tenant_id', '=', tenantId).orderBy('key').execute();
    return rows.map(({ id, key, names, position, retired_at }) => ({
      ...{ id, key, retiredAt: retired_at, settings: { names, position } },
    }));
  },
  write: async (unit, { id, key, settings: { position, ...settings }, isNew }) => {
    const names = JSON.stringify(settings.names);
    if (isNew) return insertRow(unit, 'topic', { id, key, names, position });
    await unit.tx
      .updateTable('topic')
      .set({ names, position })
      .where('tenant_id', '=', unit.who.tenantId)
      .where('id', '=', id)
      .execute();
  },
  retire: retireRow('topic'),
};
