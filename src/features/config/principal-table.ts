import type { PrincipalSettings } from '../../shared/config/principal.ts';
import type { ConfigTable } from './config-table.ts';
import { insertRow } from './insert-row.ts';
import { retireRow } from './retire-row.ts';

export const principalTable: ConfigTable<PrincipalSettings> = {
  list: async (tx, tenantId) => {
    const rows = await tx
      .selectFrom('principal')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .orderBy('key')
      .execute();
    return rows.map(({ id, key, name, retired_at }) => ({ id, key, settings: { name }, retiredAt: retired_at }));
  },
  write: async (unit, { id, key, settings: { name }, isNew }) => {
    if (isNew) return insertRow(unit, 'principal', { id, key, name });
    await unit.tx
      .updateTable('principal')
      .set({ name })
      .where('tenant_id', '=', unit.who.tenantId)
      .where('id', '=', id)
      .execute();
  },
  retire: retireRow('principal'),
};
