import type { Unit } from '../../adapters/postgres/unit.ts';
import type { TeamSettings } from '../../shared/config/team.ts';
import { AppError } from '../../shared/errors.ts';
import type { ConfigTable } from './config-table.ts';
import { idOrNull } from './ids-of.ts';
import { insertRow } from './insert-row.ts';
import { retireRow } from './retire-row.ts';

export const teamTable: ConfigTable<TeamSettings> = {
  list: async (tx, tenantId) => {
    const rows = await tx
      .selectFrom('team')
      .leftJoin('team as parent', (join) =>
        join.onRef('parent.tenant_id', '=', 'team.tenant_id').onRef('parent.id', '=', 'team.parent_id'),
      )
      .select(['team.id', 'team.key', 'team.names', 'team.site', 'team.retired_at', 'parent.key as parent'])
      .where('team.tenant_id', '=', tenantId)
      .orderBy('team.key')
      .execute();
    return rows.map(({ id, key, names, site, parent, retired_at }) => ({
      ...{ id, key, retiredAt: retired_at, settings: { names, site, parent } },
    }));
  },
  write: async (unit, { id, key, settings: { names, site, parent }, isNew }) => {
    const parentId = await idOrNull(unit.tx, unit.who.tenantId, { table: 'team', key: parent });
    const columns = { names: JSON.stringify(names), site, parent_id: parentId };
    if (isNew) return insertRow(unit, 'team', { id, key, ...columns });
    await demandNotBelow(unit, { id, parentId });
    await unit.tx
      .updateTable('team')
      .set(columns)
      .where('tenant_id', '=', unit.who.tenantId)
      .where('id', '=', id)
      .execute();
  },
  retire: retireRow('team'),
};

/** Whoever climbs from the new parent must not come back to the team. */
async function demandNotBelow({ tx, who }: Unit, { id, parentId }: { id: string; parentId: string | null }) {
  const teams = await tx.selectFrom('team').select(['id', 'parent_id']).where('tenant_id', '=', who.tenantId).execute();
  const parents = new Map(teams.map((team) => [team.id, team.parent_id]));
  for (let above = parentId; above !== null; above = parents.get(above) ?? null)
    if (above === id) throw new AppError('team-cycle');
}
