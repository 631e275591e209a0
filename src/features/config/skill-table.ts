import type { SkillSettings } from '../../shared/config/skill.ts';
import type { ConfigTable } from './config-table.ts';
import { insertRow } from './insert-row.ts';
import { retireRow } from './retire-row.ts';

export const skillTable: ConfigTable<SkillSettings> = {
  list: async (tx, tenantId) => {
    const rows = await tx.selectFrom('skill').selectAll().where('tenant_id', '=', tenantId).orderBy('key').execute();
    return rows.map(({ id, key, names, retired_at }) => ({ id, key, settings: { names }, retiredAt: retired_at }));
  },
  write: async (unit, { id, key, settings, isNew }) => {
    const names = JSON.stringify(settings.names);
    if (isNew) return insertRow(unit, 'skill', { id, key, names });
    await unit.tx
      .updateTable('skill')
      .set({ names })
      .where('tenant_id', '=', unit.who.tenantId)
      .where('id', '=', id)
      .execute();
  },
  retire: retireRow('skill'),
};
